package io.candlebus.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.Addresses;
import io.candlebus.api.StrategyStatus;
import io.candlebus.json.CandleJson;
import io.candlebus.json.ConditionsJson;
import io.candlebus.json.Numbers;
import io.candlebus.json.PerformanceJson;
import io.candlebus.json.StrategyStatusJson;
import io.candlebus.market.Candle;
import io.candlebus.market.Symbol;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One strategy as watched: its state, the frames that closed since the last message, the forming candle. */
final class StrategyView implements FanOutVerticle.View {
    private static final SessionQuestions.News IDLE =
            new SessionQuestions.News(new RecentFrames.Batch(List.of(), true), null, null, List.of(), null);

    private final String id;
    private final String address;
    private final Supervisor supervisor;
    private final FanOutVerticle out;
    private final Map<Symbol, Sent> sent = new HashMap<>();
    /** Sessions that have been asked and have not answered yet. */
    private final Set<StrategyVerticle> asked = new HashSet<>();

    /** What the last message said. */
    private record Sent(StrategyVerticle session, long openMs, StrategyStatus status, Candle forming) {}

    StrategyView(String id, Supervisor supervisor, FanOutVerticle out) {
        this.id = id;
        this.address = Addresses.uiStrategy(id);
        this.supervisor = supervisor;
        this.out = out;
    }

    @Override
    public void tick() {
        for (StrategyDesk desk : supervisor.desks(id)) {
            List<StrategyVerticle> sessions = desk.sessions();
            if (sessions.isEmpty()) {
                supervisor.statuses(desk).forEach(this::idle);
            }
            for (StrategyVerticle session : sessions) {
                out.follow(session.gauge().series());
                running(desk, session);
            }
        }
    }

    private void idle(StrategyStatus status) {
        Symbol symbol = status.series().symbol();
        Sent before = sent.get(symbol);
        if (before == null || !status.equals(before.status)) {
            sent.put(symbol, new Sent(null, Long.MIN_VALUE, status, null));
            publish(status, List.of(), null, IDLE);
        }
    }

    private void running(StrategyDesk desk, StrategyVerticle session) {
        Symbol symbol = session.gauge().series().symbol();
        Candle forming = out.forming(session.gauge().series());
        Sent before = sent.get(symbol);
        boolean same = before != null && before.session == session;
        if (same && tellsAll(before, desk, forming) || !asked.add(session)) {
            return;
        }
        long afterMs = same ? before.openMs : Long.MIN_VALUE;
        session.questions()
                .news(afterMs, forming)
                .onComplete(news -> out.onContext(() -> {
                    asked.remove(session);
                    if (news.succeeded() && desk.sessions().contains(session)) {
                        tell(desk, session, news.result(), forming, same);
                    }
                }));
    }

    /** A state may have been told that was later than the frames beside it: more had closed since they were looked at. */
    private static boolean tellsAll(Sent before, StrategyDesk desk, Candle forming) {
        return before.openMs >= before.session.gauge().lastOpenMs()
                && Objects.equals(before.forming, forming)
                && desk.status(before.session).equals(before.status);
    }

    private void tell(
            StrategyDesk desk,
            StrategyVerticle session,
            SessionQuestions.News news,
            Candle forming,
            boolean continues) {
        List<RecentFrames.Frame> frames = news.batch().frames();
        Symbol symbol = session.gauge().series().symbol();
        StrategyStatus status = desk.status(session);
        Sent before = sent.get(symbol);
        long openMs = frames.isEmpty()
                ? continues && before != null ? before.openMs : Long.MIN_VALUE
                : frames.get(frames.size() - 1).candle().openTimeMs();
        sent.put(symbol, new Sent(session, openMs, status, forming));
        if (continues && !news.batch().complete()) {
            out.skip(address);
        }
        publish(status, frames, news.forming() == null ? null : forming, news);
    }

    private void publish(
            StrategyStatus status, List<RecentFrames.Frame> frames, Candle forming, SessionQuestions.News news) {
        ObjectNode data = StrategyStatusJson.of(status);
        ArrayNode closed = data.putArray("frames");
        for (RecentFrames.Frame frame : frames) {
            closed.add(CandleJson.of(frame.candle()).set("values", Numbers.of(frame.values())));
        }
        data.set("forming", forming == null ? null : CandleJson.of(forming).set("values", Numbers.of(news.forming())));
        data.set("conditions", news.explained() == null ? null : ConditionsJson.candle(news.explained()));
        data.set("if_closed", forming == null ? null : ConditionsJson.ifClosed(news.ifClosed()));
        data.set("performance", news.performed() == null ? null : PerformanceJson.brief(news.performed()));
        out.publish(address, "strategy-update", id, data);
    }
}
