package io.candlebus.engine.webhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.function.ToLongFunction;
import javax.net.ssl.SSLException;

/**
 * One message on its way. It ends once: with what the receiver answered, with what went wrong, or because it was called off.
 * The sender's thread.
 */
final class Post {
    /** Bytes of an answer that are read; its status counts, whatever follows. */
    static final int ANSWER_LIMIT = 16 * 1024;

    private final Promise<Answer> done = Promise.promise();
    private final ToLongFunction<HttpClientResponse> asked;
    private HttpClientRequest request;
    private boolean over;
    private int read;

    /** @param asked how long an answer asks us to wait, in milliseconds */
    Post(ToLongFunction<HttpClientResponse> asked) {
        this.asked = asked;
    }

    /** Fails with {@link CalledOff}, and with nothing else. */
    Future<Answer> answer() {
        return done.future();
    }

    void send(HttpClient client, RequestOptions options, Buffer body) {
        if (over) {
            return;
        }
        client.request(options).onFailure(this::failed).onSuccess(connected -> {
            request = connected.exceptionHandler(this::failed);
            if (over) {
                connected.reset();
                return;
            }
            connected.send(body).onFailure(this::failed).onSuccess(this::read);
        });
    }

    private void read(HttpClientResponse response) {
        Answer answer = Answer.of(response.statusCode(), asked.applyAsLong(response));
        response.exceptionHandler(e -> end(answer));
        response.endHandler(v -> end(answer));
        response.handler(bytes -> {
            read += bytes.length();
            if (read > ANSWER_LIMIT) {
                end(answer);
                request.reset();
            }
        });
    }

    private void end(Answer answer) {
        if (!over) {
            over = true;
            done.complete(answer);
        }
    }

    void failed(Throwable cause) {
        end(Answer.none(words(cause)));
    }

    private static String words(Throwable cause) {
        if (cause instanceof Names.Refusal) {
            return cause.getMessage();
        } else if (cause instanceof UnknownHostException) {
            return "its name is not known";
        } else if (cause instanceof SSLException) {
            return "no trust: " + cause.getMessage();
        } else if (cause instanceof ConnectException) {
            return "does not listen: " + cause.getMessage();
        }
        return "the connection broke: " + cause.getMessage();
    }

    /** Takes too long. */
    void late(long ms) {
        end(Answer.none("no answer within " + ms + " ms"));
        drop();
    }

    /** Nothing of it leaves any more. */
    void callOff() {
        if (!over) {
            over = true;
            drop();
            done.fail(new CalledOff());
        }
    }

    private void drop() {
        if (request != null) {
            request.reset();
        }
    }

    /** It was stopped before it came to an end; whether the receiver has it nobody knows. */
    static final class CalledOff extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CalledOff() {
            super("called off", null, false, false);
        }
    }
}
