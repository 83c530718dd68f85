package io.candlebus.feed.venue;

class BinanceConformanceTest extends BinanceConformance {
    BinanceConformanceTest() {
        super(Binance.spot(), "/api/v3/klines");
    }
}
