package id.aduan.intake.callcenter.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The figures for programs. */
@Schema(name = "CallFigures")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FiguresView(
        LocalDate from,

        @Schema(description = "The last day, included") LocalDate to,

        @Schema(description = "CALL_CENTER or WALK_IN") String desk,

        LineView total,

        @Schema(description = "By the hour of the day, all 24; they add up to total")
        List<LineView> hours,

        @Schema(description = "All days; they add up to total")
        List<LineView> days,

        @Schema(description = "By who had the calls; they add up to total")
        List<LineView> operators) {
    /** Counts add up: total = normal + ghost + prank + informasi + notLogged + abandoned. */
    @Schema(name = "CallFigureLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineView(
            @Schema(description = "0 to 23, for a line of an hour")
            Integer hour,

            @Schema(description = "For a line of a day") LocalDate date,

            @Schema(description = "For a line of an operator; none for what nobody had")
            String operator,

            long total,
            long normal,
            long ghost,
            long prank,
            long informasi,

            @Schema(description = "Rings or is open, or was open and was never logged")
            long notLogged,

            @Schema(description = "Ended before anybody had it")
            long abandoned,

            @Schema(description = "Those of normal that were an emergency and became a report of their own")
            long emergencies,

            @Schema(description = "Those of normal that were joined to the report of another")
            long joined,

            @Schema(description = "From the ring until somebody picked up")
            SpanView answer,

            @Schema(description = "In a hundred of the calls whose time is known; the aim is 90")
            Double answeredWithin15Percent,

            @Schema(description = "The aim is 95") Double answeredWithin20Percent,

            @Schema(description = "From picking up to the log")
            SpanView log,

            @Schema(description = "From the begin of an emergency call until the agency had it")
            SpanView dispatch,

            @Schema(description = "Until the agency acknowledged it")
            SpanView acknowledgement,

            @Schema(description = "Until crews were on their way")
            SpanView onTheWay,

            @Schema(description = "Until crews were at the place")
            SpanView onScene) {}

    /** How long something took. What is not known is said and not guessed. */
    @Schema(name = "CallFigureSpan")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SpanView(
            @Schema(description = "Calls of which it is known")
            long known,

            @Schema(description = "Calls of which nothing was told, or of which it has not happened yet")
            long unknown,

            Double averageSeconds,
            @Schema(description = "Of the total only") Double medianSeconds) {
        static SpanView of(Span span, Double median) {
            return new SpanView(span.known(), span.unknown(), span.average(), median);
        }
    }

    static FiguresView of(CallFigures figures, String desk) {
        List<LineView> hours = new ArrayList<>();
        for (int hour = 0; hour < figures.hours().size(); hour++) {
            hours.add(line(figures.hours().get(hour), CallFigures.Medians.UNKNOWN, hour, null, null));
        }
        Stream<LineView> days = figures.days().entrySet().stream()
                .map(day -> line(day.getValue(), CallFigures.Medians.UNKNOWN, null, day.getKey(), null));
        Stream<LineView> operators = figures.operators().entrySet().stream()
                .map(each -> line(
                        each.getValue(),
                        CallFigures.Medians.UNKNOWN,
                        null,
                        null,
                        each.getKey().equals(CallFigures.NOBODY) ? null : each.getKey()));
        return new FiguresView(
                figures.from(),
                figures.to(),
                desk,
                line(figures.total(), figures.medians(), null, null, null),
                hours,
                days.toList(),
                operators.toList());
    }

    private static LineView line(
            Line line, CallFigures.Medians medians, Integer hour, LocalDate date, String operator) {
        Counts counts = line.counts();
        return new LineView(
                hour,
                date,
                operator,
                counts.total(),
                counts.of(Fate.NORMAL),
                counts.of(Fate.GHOST),
                counts.of(Fate.PRANK),
                counts.of(Fate.INFORMASI),
                counts.of(Fate.NOT_LOGGED),
                counts.of(Fate.ABANDONED),
                line.emergencies(),
                line.joined(),
                SpanView.of(line.answer(), medians.answer()),
                line.percentWithin15(),
                line.percentWithin20(),
                SpanView.of(line.log(), medians.log()),
                SpanView.of(line.dispatch(), medians.dispatch()),
                SpanView.of(line.acknowledgement(), medians.acknowledgement()),
                SpanView.of(line.onTheWay(), medians.onTheWay()),
                SpanView.of(line.onScene(), medians.onScene()));
    }
}
