package io.candlebus.web;

import io.candlebus.api.Engine;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The web server: REST, the event-bus bridge, the page, health and metrics. Deploy one, on an event loop. */
public final class WebVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(WebVerticle.class);
    private static final int COMPRESS_FROM_BYTES = 1024;
    private static final int CLOSING_S = 5;

    private final WebOptions options;
    private final Served served;
    private HttpServer server;
    private Router router;

    public WebVerticle(WebOptions options, Served served) {
        this.options = options;
        this.served = served;
    }

    /** Ready when the server listens; fails when the port is taken. */
    @Override
    public Future<?> start() {
        // Malformed frames of a client end up here. They are the client's mistake, not worth a stack trace each.
        context.exceptionHandler(cause -> LOG.debug("a connection failed", cause));
        HostCheck hosts = new HostCheck(options);
        server = vertx.createHttpServer(serverOptions());
        router = router(hosts);
        return server.invalidRequestHandler(new InvalidRequests())
                .requestHandler(request -> router.handle(new MeasuredRequest(request, options.sockets())))
                .listen()
                .onSuccess(up -> hosts.listening(up.actualPort()));
    }

    /** The port it listens on; known once it is started. */
    public int port() {
        return server.actualPort();
    }

    /** Everything it answers to. */
    List<Route> routes() {
        return router.getRoutes();
    }

    /** What is where. */
    private Router router(HostCheck hosts) {
        Router router = Router.router(vertx);
        Failures.mount(router);
        router.route().handler(new RequestId()).handler(new SecurityHeaders()).handler(new PathCheck());
        router.route().handler(hosts).handler(new OriginCheck());
        new Bridge(options.sockets(), served.watched()).mount(router, vertx);
        bodies(router);
        Engine engine = served.engine();
        new StrategiesResource(engine).mount(router);
        new ValidateResource(served).mount(router);
        new RevisionsResource(engine).mount(router);
        new CommandsResource(engine).mount(router);
        new KillResource(engine).mount(router);
        new StatusResource(engine).mount(router);
        new SignalsResource(engine).mount(router);
        new IndicatorsResource(engine).mount(router);
        new FramesResource(engine).mount(router);
        new ExplainResource(engine).mount(router);
        new PerformanceResource(engine).mount(router);
        new JobsResource(served.jobs()).mount(router);
        new WebhooksResource(served.webhooks()).mount(router);
        new MarketResource(engine).mount(router);
        new GapsResource(engine).mount(router);
        new CatalogueResource(served.catalogue()).mount(router);
        new SchemaResource(served.catalogue()).mount(router);
        new ApiResource().mount(router);
        new HealthResource(served).mount(router, vertx);
        new MetricsResource().mount(router);
        new PageResource(new PageFiles(options.webroot())).mount(router);
        return router;
    }

    private static void bodies(Router router) {
        router.route(Routes.API + "/*")
                .handler(new JsonBody())
                .handler(BodyHandler.create(false).setBodyLimit(WebOptions.MAX_BODY_BYTES));
    }

    private HttpServerOptions serverOptions() {
        return new HttpServerOptions()
                .setHost(options.host())
                .setPort(options.port())
                .setHttp2ClearTextEnabled(false)
                .setMaxInitialLineLength(WebOptions.MAX_REQUEST_LINE_BYTES)
                .setMaxHeaderSize(WebOptions.MAX_HEADER_BYTES)
                .setMaxWebSocketFrameSize(WebOptions.MAX_MESSAGE_BYTES)
                .setMaxWebSocketMessageSize(WebOptions.MAX_MESSAGE_BYTES)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setWebSocketClosingTimeout(CLOSING_S)
                .setIdleTimeout(WebOptions.IDLE_S)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setCompressionSupported(true)
                .setCompressionContentSizeThreshold(COMPRESS_FROM_BYTES);
    }
}
