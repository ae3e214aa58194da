package id.aduan.acceptance.deployment;

import id.aduan.acceptance.Project;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A document of maps and lists, walked by keys; what is not there is empty. */
record Tree(Object value) {
    static Tree yaml(String path) {
        return parse(Project.read(Project.ROOT.resolve(path)));
    }

    static Tree parse(String text) {
        return new Tree(yaml().load(text));
    }

    /** Every document of a text that has several; empty ones are left out. */
    static List<Tree> all(String text) {
        var trees = new ArrayList<Tree>();
        yaml().loadAll(text).forEach(document -> {
            if (document != null) {
                trees.add(new Tree(document));
            }
        });
        return trees;
    }

    Tree at(Object... keys) {
        Object here = value;
        for (Object key : keys) {
            if (here instanceof Map<?, ?> map) {
                here = map.get(key);
            } else if (here instanceof List<?> list && key instanceof Integer index && index < list.size()) {
                here = list.get(index);
            } else {
                here = null;
            }
        }
        return new Tree(here);
    }

    boolean isThere() {
        return value != null;
    }

    boolean is(Object expected) {
        return Objects.equals(value, expected);
    }

    String text() {
        return value == null ? "" : value.toString();
    }

    List<Tree> items() {
        return value instanceof List<?> list ? list.stream().map(Tree::new).toList() : List.of();
    }

    List<String> texts() {
        return items().stream().map(Tree::text).toList();
    }

    Map<String, Tree> fields() {
        var fields = new LinkedHashMap<String, Tree>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, field) -> fields.put(String.valueOf(key), new Tree(field)));
        }
        return fields;
    }

    /** The first item of this list whose field has the value. */
    Tree item(String field, String wanted) {
        return items().stream()
                .filter(item -> item.at(field).text().equals(wanted))
                .findFirst()
                .orElse(new Tree(null));
    }

    /** Changes a field of the map at these keys; {@code null} takes it away. */
    void put(Object newValue, Object... keys) {
        Object[] way = java.util.Arrays.copyOf(keys, keys.length - 1);
        Object last = keys[keys.length - 1];
        if (!(at(way).value() instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("there is no map at " + List.of(way));
        }
        @SuppressWarnings("unchecked")
        var changed = (Map<Object, Object>) map;
        if (newValue == null) {
            changed.remove(last);
        } else {
            changed.put(last, newValue);
        }
    }

    private static Yaml yaml() {
        return new Yaml(new SafeConstructor(new LoaderOptions()));
    }
}
