package id.aduan.bench.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long things took, to the microsecond and up to ten minutes. */
public final class Latencies {
    private static final long LONGEST = TimeUnit.MINUTES.toMicros(10);

    private final Histogram histogram = new ConcurrentHistogram(LONGEST, 3);

    public void add(long nanos) {
        histogram.recordValue(Math.min(LONGEST, Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos))));
    }

    public long count() {
        return histogram.getTotalCount();
    }

    /** In milliseconds; not a number when nothing was taken. */
    public double percentile(double percent) {
        return count() == 0 ? Double.NaN : histogram.getValueAtPercentile(percent) / 1000.0;
    }
}
