package id.aduan.stack.launch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The modules of the project as their poms tell them: which needs which, and when each was changed last. */
final class Reactor {
    private static final String GROUP = "id.aduan";

    private final Path root;
    private final Map<String, Set<String>> needs = new HashMap<>();

    private Reactor(Path root) {
        this.root = root;
    }

    /** Reads the poms of the project. */
    static Reactor read(Path root) {
        var reactor = new Reactor(root);
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var builder = factory.newDocumentBuilder();
            Element project = builder.parse(root.resolve("pom.xml").toFile()).getDocumentElement();
            for (Element module : children(child(project, "modules"), "module")) {
                String name = module.getTextContent().strip();
                Element pom = builder.parse(
                                root.resolve(name).resolve("pom.xml").toFile())
                        .getDocumentElement();
                reactor.needs.put(name, needed(pom));
            }
            return reactor;
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new StackFailure("The poms of " + root + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The module and all modules that it is built from. */
    Set<String> closure(String module) {
        if (!needs.containsKey(module)) {
            throw new StackFailure("There is no module " + module + " in " + root.resolve("pom.xml"));
        }
        var all = new LinkedHashSet<String>();
        var open = new ArrayList<>(List.of(module));
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            if (all.add(next)) {
                needs.get(next).stream().filter(needs::containsKey).forEach(open::add);
            }
        }
        return all;
    }

    /** When something that the module is built from was changed last. */
    FileTime lastChange(String module) {
        try {
            FileTime newest = Files.getLastModifiedTime(root.resolve("pom.xml"));
            for (String part : closure(module)) {
                newest = later(
                        newest, Files.getLastModifiedTime(root.resolve(part).resolve("pom.xml")));
                newest = later(newest, newestBelow(root.resolve(part).resolve("src/main")));
            }
            return newest;
        } catch (IOException e) {
            throw new StackFailure("The sources of " + module + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static FileTime newestBelow(Path folder) throws IOException {
        var newest = new FileTime[] {FileTime.fromMillis(0)};
        if (Files.isDirectory(folder)) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    newest[0] = later(newest[0], attributes.lastModifiedTime()); // a file was deleted
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    newest[0] = later(newest[0], attributes.lastModifiedTime());
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return newest[0];
    }

    private static FileTime later(FileTime one, FileTime other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Set<String> needed(Element pom) {
        var needed = new LinkedHashSet<String>();
        for (Element dependency : children(child(pom, "dependencies"), "dependency")) {
            if (GROUP.equals(text(dependency, "groupId")) && !"test".equals(text(dependency, "scope"))) {
                needed.add(text(dependency, "artifactId"));
            }
        }
        return needed;
    }

    private static String text(Element element, String name) {
        Element child = child(element, name);
        return child == null ? "" : child.getTextContent().strip();
    }

    private static Element child(Element element, String name) {
        List<Element> found = children(element, name);
        return found.isEmpty() ? null : found.get(0);
    }

    private static List<Element> children(Element element, String name) {
        var found = new ArrayList<Element>();
        for (Node node = element == null ? null : element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child.getTagName().equals(name)) {
                found.add(child);
            }
        }
        return found;
    }
}
