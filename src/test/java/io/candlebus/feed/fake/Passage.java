package io.candlebus.feed.fake;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to another port of this machine, which swallows everything while it is told to: nothing passes, nothing is closed. */
public final class Passage {
    private final NetServer server;
    private final NetClient client;
    private final int to;
    private final Set<NetSocket> passing = ConcurrentHashMap.newKeySet();
    private final Set<NetSocket> swallowed = ConcurrentHashMap.newKeySet();
    private volatile boolean blackHole;

    public Passage(Vertx vertx, int to) {
        this.to = to;
        this.client = vertx.createNetClient();
        this.server = vertx.createNetServer().connectHandler(this::pass);
    }

    /** Gives the port. */
    public Future<Integer> listen() {
        return server.listen(0, "127.0.0.1").map(NetServer::actualPort);
    }

    /** From now on nothing passes, on old connections and new ones. */
    public void blackHole() {
        blackHole = true;
    }

    /** New connections pass again; those that lost something end. */
    public void heal() {
        blackHole = false;
        swallowed.forEach(NetSocket::close);
        swallowed.clear();
    }

    /** Every connection ends at once, without a word; new ones pass. */
    public void cut() {
        passing.forEach(NetSocket::close);
    }

    private void pass(NetSocket near) {
        if (blackHole) {
            swallowed.add(near);
            return;
        }
        passing.add(near);
        near.pause();
        client.connect(to, "127.0.0.1")
                .onSuccess(far -> {
                    carry(near, far);
                    carry(far, near);
                    near.resume();
                })
                .onFailure(e -> near.close());
    }

    private void carry(NetSocket from, NetSocket into) {
        from.handler(bytes -> {
            if (blackHole) {
                swallowed.add(from);
            } else {
                into.write(bytes);
            }
        });
        from.closeHandler(v -> {
            passing.remove(from);
            if (!blackHole) {
                into.close();
            }
        });
        from.exceptionHandler(e -> from.close());
    }
}
