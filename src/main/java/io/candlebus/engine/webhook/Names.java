package io.candlebus.engine.webhook;

import io.candlebus.webhook.Reach;
import io.candlebus.webhook.Target;
import io.candlebus.webhook.TargetUrl;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Finds the one address that a message goes to. A name is asked for once per attempt, all that it gives is looked at, and the
 * connection is made to what was looked at: so a name cannot give one answer to the check and another to the connection.
 * Names are asked for on threads of their own, so that a name server which does not answer keeps nobody else.
 */
final class Names {
    private static final int THREADS = 4;

    /** Asks for a name. Blocks. */
    interface Lookup {
        List<InetAddress> addresses(String name) throws UnknownHostException;
    }

    private final Lookup lookup;
    private final WorkerExecutor workers;

    Names(Vertx vertx, Lookup lookup) {
        this.lookup = lookup;
        this.workers = vertx.createSharedWorkerExecutor("webhook-names", THREADS);
    }

    /** As the system does. */
    static List<InetAddress> system(String name) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(name));
    }

    /** Fails with {@link Refusal} when nothing may be sent there. */
    Future<InetAddress> addressOf(Target target) {
        TargetUrl url = target.url();
        Future<List<InetAddress>> found = url.isAddress()
                ? Future.succeededFuture(List.of(Reach.literal(url.host())))
                : workers.executeBlocking(() -> lookup.addresses(url.host()), false);
        return found.map(addresses -> chosen(target, addresses));
    }

    /** One that is refused makes all of them suspicious. */
    private static InetAddress chosen(Target target, List<InetAddress> addresses) {
        for (InetAddress address : addresses) {
            String refusal = Reach.refusal(address, target.opened());
            if (refusal == null && !target.url().secure() && !Reach.isLoopback(address)) {
                refusal = "not this machine, so https:// is needed";
            }
            if (refusal != null) {
                throw new Refusal(
                        "not sent: " + target.url().host() + " is at " + Reach.text(address) + ", " + refusal);
            }
        }
        return addresses.get(0);
    }

    void close() {
        workers.close();
    }

    /** An address to which nothing is sent. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refusal(String sentence) {
            super(sentence, null, false, false);
        }
    }
}
