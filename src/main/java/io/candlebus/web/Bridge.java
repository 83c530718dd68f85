package io.candlebus.web;

import io.candlebus.api.Watched;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.bridge.BridgeEventType;
import io.vertx.ext.bridge.PermittedOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import io.vertx.ext.web.handler.sockjs.BridgeEvent;
import io.vertx.ext.web.handler.sockjs.SockJSBridgeOptions;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import io.vertx.ext.web.handler.sockjs.Transport;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event bus for browsers: outbound only, {@code ui.*} only, over WebSockets only. A client may subscribe and ping;
 * whatever it sends or publishes is rejected. A client that reads too slowly loses messages, which it sees by the hole in
 * their numbers, and its connection when it stops reading. One event loop.
 */
final class Bridge implements Handler<BridgeEvent> {
    static final int MAX_ADDRESS_LENGTH = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);
    private static final String PERMITTED = "ui\\.[A-Za-z0-9._\\-]{1,90}";
    private static final String ROOT = "/eventbus";
    private static final String INFO = ROOT + "/info";
    private static final Pattern SOCKET = Pattern.compile(ROOT + "(/[^/.]+/[^/.]+)?/websocket");
    private static final long SWEEP_MS = 1_000;
    private static final long HEARTBEAT_MS = 10_000;

    private final SocketLimits limits;
    private final Subscriptions subscriptions;
    private final RefusedClients refused = new RefusedClients();
    private final Map<SockJSSocket, BridgeClient> clients = new HashMap<>();

    Bridge(SocketLimits limits, Watched watched) {
        this.limits = limits;
        this.subscriptions = new Subscriptions(watched);
    }

    void mount(Router router, Vertx vertx) {
        SockJSHandlerOptions transports = new SockJSHandlerOptions()
                .setInsertJSESSIONID(false)
                .setHeartbeatInterval(HEARTBEAT_MS)
                .setRegisterWriteHandler(false);
        for (Transport transport : Transport.values()) {
            if (transport != Transport.WEBSOCKET) {
                transports.addDisabledTransport(transport.toString());
            }
        }
        SockJSBridgeOptions rules = new SockJSBridgeOptions()
                .setMaxHandlersPerSocket(limits.addresses())
                .setMaxAddressLength(MAX_ADDRESS_LENGTH)
                .setPingTimeout(limits.pingTimeoutMs())
                .addOutboundPermitted(new PermittedOptions().setAddressRegex(PERMITTED));
        router.route(ROOT + "/*").handler((SecurityPolicyHandler) this::enter);
        router.route(ROOT + "/*")
                .subRouter(SockJSHandler.create(vertx, transports).bridge(rules, this));
        vertx.setPeriodic(SWEEP_MS, tick -> closeStalled());
    }

    /** SockJS brings more than is wanted: a page that runs scripts from elsewhere, a greeting, a test of chunks. */
    private void enter(RoutingContext ctx) {
        boolean socket = SOCKET.matcher(ctx.normalizedPath()).matches();
        if (!socket && !ctx.normalizedPath().equals(INFO)) {
            ctx.fail(404);
        } else if (socket && isFull()) {
            ctx.fail(new Rejection(503, "too many event-bus clients are connected"));
        } else {
            ctx.next();
        }
    }

    private boolean isFull() {
        boolean full = clients.size() >= limits.sockets();
        if (full) {
            refused.add(clients.size());
        }
        return full;
    }

    @Override
    public void handle(BridgeEvent event) {
        BridgeClient client = clients.get(event.socket());
        event.complete(client == null ? admit(event) : allow(event, client));
    }

    private boolean admit(BridgeEvent event) {
        if (event.type() != BridgeEventType.SOCKET_CREATED) {
            return false;
        }
        // Asked again: between asking for a socket and having it, others may have come.
        if (isFull()) {
            return false;
        }
        clients.put(event.socket(), new BridgeClient(event.socket(), limits));
        return true;
    }

    private boolean allow(BridgeEvent event, BridgeClient client) {
        BridgeEventType type = event.type();
        if (type == BridgeEventType.RECEIVE) {
            return client.takes();
        }
        if (type == BridgeEventType.SOCKET_CLOSED || type == BridgeEventType.SOCKET_ERROR) {
            clients.remove(event.socket());
            subscriptions.leave(client);
            return true;
        }
        if (type == BridgeEventType.REGISTERED) {
            subscriptions.add(client, address(event));
            return true;
        }
        if (type == BridgeEventType.UNREGISTER) {
            subscriptions.remove(client, address(event));
        }
        boolean asks = type != BridgeEventType.SEND && type != BridgeEventType.PUBLISH;
        return client.spends() && asks;
    }

    private static String address(BridgeEvent event) {
        JsonObject message = event.getRawMessage();
        return message.getString("address");
    }

    private void closeStalled() {
        for (BridgeClient client : clients.values().toArray(BridgeClient[]::new)) {
            if (client.stalled()) {
                LOG.info("closed an event-bus client that stopped reading");
                client.disconnect();
            }
        }
    }
}
