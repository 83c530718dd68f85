package io.candlebus.engine.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.Job;
import io.candlebus.api.Jobs.Form;
import io.candlebus.api.Packed;
import io.candlebus.json.JobJson;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One job from its beginning to its end. Any thread may look and cancel; one runs it. */
final class JobRun implements Runnable, Work.Progress {
    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    private final Job asked;
    private final Work work;
    private final Promise<Job> ended = Promise.promise();
    private volatile boolean cancelled;
    private volatile long done;
    private volatile long total;
    private volatile Job last;
    private volatile Map<Form, Packed> results = Map.of();

    /** @param asked as it waits */
    JobRun(Job asked, Work work) {
        this.asked = asked;
        this.work = work;
        this.last = asked;
    }

    /** As it is now. */
    Job job() {
        Job known = last;
        return known.state().isOver() ? known : in(known.state(), null, false);
    }

    /** Done when it is over; never fails. */
    Future<Job> ended() {
        return ended.future();
    }

    Packed result(Form form) {
        return results.get(form);
    }

    /** Bytes of its results. */
    long size() {
        return results.values().stream().mapToLong(Packed::size).sum();
    }

    /** Has it stop soon; one that has not begun is over at once. */
    synchronized void cancel() {
        cancelled = true;
        if (last.state() == Job.State.WAITING) {
            end(in(Job.State.CANCELLED, null, false), Map.of());
        }
    }

    private synchronized boolean begin() {
        if (last.state() != Job.State.WAITING) {
            return false;
        }
        last = in(Job.State.RUNNING, null, false);
        return true;
    }

    private synchronized void end(Job over, Map<Form, Packed> packed) {
        results = packed;
        last = over;
        ended.complete(over);
    }

    /** Does the work, unless it was cancelled before. */
    @Override
    public void run() {
        if (!begin()) {
            return;
        }
        try {
            Work.Shown shown = work.run(this);
            Job.State state = cancelled ? Job.State.CANCELLED : Job.State.DONE;
            Job over = in(state, null, shown != null);
            end(over, shown == null ? Map.of() : packed(over, shown));
        } catch (JobFailure failure) {
            end(in(Job.State.FAILED, failure.getMessage(), false), Map.of());
        } catch (RuntimeException | StackOverflowError bug) {
            LOG.error("job {} of {} broke", asked.id(), asked.strategyId(), bug);
            String said = "something broke on our side; the log has it under the job's id";
            end(in(Job.State.FAILED, said, false), Map.of());
        }
    }

    private static Map<Form, Packed> packed(Job over, Work.Shown shown) {
        Map<Form, Packed> packed = new EnumMap<>(Form.class);
        ObjectNode report = JobJson.of(over);
        report.setAll(shown.json());
        packed.put(Form.REPORT, Packed.of(report.toString()));
        if (shown.page() != null) {
            packed.put(Form.PAGE, Packed.of(shown.page()));
        }
        return packed;
    }

    private Job in(Job.State state, String failure, boolean isKept) {
        return new Job(
                asked.id(),
                asked.kind(),
                state,
                asked.strategyId(),
                asked.revision(),
                asked.series(),
                asked.askedMs(),
                state.isOver() ? System.currentTimeMillis() : Long.MIN_VALUE,
                done,
                total,
                failure,
                asked.problems(),
                isKept);
    }

    @Override
    public void total(long count) {
        total = count;
    }

    @Override
    public void done(long count) {
        done = count;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }
}
