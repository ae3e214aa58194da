package id.aduan.intake.callcenter.figures;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Figures as an Excel file: a summary, and a sheet by hour, by day and by operator, each with its total. */
final class FiguresSheet {
    private static final int WIDE = 32;
    private static final int NARROW = 14;

    private FiguresSheet() {}

    static byte[] of(CallFigures figures, FiguresMessages words) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            try (Workbook book = new Workbook(bytes, "Aduan", "1.0")) {
                summary(book.newWorksheet(words.summary()), figures, words);
                Worksheet hours = table(book, words.byHour(), words.hour(), words);
                for (int hour = 0; hour < figures.hours().size(); hour++) {
                    row(hours, hour + 1, "%02d".formatted(hour), figures.hours().get(hour));
                }
                row(hours, figures.hours().size() + 1, words.total(), figures.total());
                Worksheet days = table(book, words.byDay(), words.date(), words);
                int row = 1;
                for (var day : figures.days().entrySet()) {
                    row(days, row++, day.getKey().toString(), day.getValue());
                }
                row(days, row, words.total(), figures.total());
                Worksheet operators = table(book, words.byOperator(), words.operator(), words);
                row = 1;
                for (var each : figures.operators().entrySet()) {
                    String name = each.getKey().equals(CallFigures.NOBODY) ? words.nobody() : each.getKey();
                    row(operators, row++, name, each.getValue());
                }
                row(operators, row, words.total(), figures.total());
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void summary(Worksheet sheet, CallFigures figures, FiguresMessages words) {
        sheet.width(0, WIDE);
        sheet.value(0, 0, words.title());
        sheet.style(0, 0).bold().set();
        sheet.value(0, 1, figures.from() + " – " + figures.to());
        List<String> headings = FiguresTable.headings(words);
        List<Number> values = FiguresTable.values(figures.total());
        for (int i = 0; i < headings.size(); i++) {
            sheet.value(i + 2, 0, headings.get(i));
            number(sheet, i + 2, 1, values.get(i));
        }
        int row = headings.size() + 3;
        List<String> spans = List.of(words.time(), words.average(), words.median(), words.known(), words.unknown());
        for (int column = 0; column < spans.size(); column++) {
            sheet.value(row, column, spans.get(column));
            sheet.style(row, column).bold().set();
        }
        Line total = figures.total();
        CallFigures.Medians medians = figures.medians();
        span(sheet, ++row, words.toAnswer(), total.answer(), medians.answer());
        span(sheet, ++row, words.toLog(), total.log(), medians.log());
        span(sheet, ++row, words.toDispatch(), total.dispatch(), medians.dispatch());
        span(sheet, ++row, words.toAcknowledgement(), total.acknowledgement(), medians.acknowledgement());
        span(sheet, ++row, words.toOnTheWay(), total.onTheWay(), medians.onTheWay());
        span(sheet, ++row, words.toOnScene(), total.onScene(), medians.onScene());
        sheet.value(row + 2, 0, words.note());
    }

    private static void span(Worksheet sheet, int row, String name, Span span, Double median) {
        sheet.value(row, 0, name);
        number(sheet, row, 1, span.average());
        number(sheet, row, 2, median);
        number(sheet, row, 3, span.known());
        number(sheet, row, 4, span.unknown());
    }

    private static Worksheet table(Workbook book, String name, String first, FiguresMessages words) {
        Worksheet sheet = book.newWorksheet(name);
        sheet.freezePane(1, 1);
        sheet.value(0, 0, first);
        List<String> headings = FiguresTable.headings(words);
        sheet.width(0, WIDE);
        for (int i = 0; i < headings.size(); i++) {
            sheet.value(0, i + 1, headings.get(i));
            sheet.width(i + 1, NARROW);
        }
        sheet.range(0, 0, 0, headings.size()).style().bold().wrapText(true).set();
        return sheet;
    }

    private static void row(Worksheet sheet, int row, String name, Line line) {
        sheet.value(row, 0, name);
        List<Number> values = FiguresTable.values(line);
        for (int i = 0; i < values.size(); i++) {
            number(sheet, row, i + 1, values.get(i));
        }
    }

    /** What is not known leaves its cell empty. */
    private static void number(Worksheet sheet, int row, int column, Number value) {
        if (value != null) {
            sheet.value(row, column, value);
            if (value instanceof Double) {
                sheet.style(row, column).format("0.0").set();
            }
        }
    }
}
