package io.candlebus.feed.venue;

class BinanceUsdmConformanceTest extends BinanceConformance {
    BinanceUsdmConformanceTest() {
        super(Binance.usdm(), "/fapi/v1/klines");
    }
}
