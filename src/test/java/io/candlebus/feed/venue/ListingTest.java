package io.candlebus.feed.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Symbol;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each venue says of the symbols that it has. */
class ListingTest {
    private static final Symbol BTC = new Symbol("BTC", "USDT");
    private static final Symbol OLD = new Symbol("OLD", "USDT");

    @Test
    void binanceNamesBothAssetsAndLeavesOutContractsWithAnEnd() {
        String body = """
                {"timezone":"UTC","symbols":[
                 {"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT","contractType":"PERPETUAL"},
                 {"symbol":"ETHUSDT_270326","status":"TRADING","baseAsset":"ETH","quoteAsset":"USDT","contractType":"CURRENT_QUARTER"},
                 {"symbol":"币USDT","status":"TRADING","baseAsset":"币","quoteAsset":"USDT"},
                 {"symbol":"OLDUSDT","status":"BREAK","baseAsset":"OLD","quoteAsset":"USDT"}]}
                """;
        assertEquals(
                new Listing(Map.of(BTC, "", OLD, "BREAK"), null), Binance.usdm().listing(body));
        assertEquals(Binance.usdm().listing(body), Binance.spot().listing(body));
        assertEquals(
                "-1003 Too many requests.",
                Binance.spot()
                        .listing("{\"code\":-1003,\"msg\":\"Too many requests.\"}")
                        .problem());
    }

    @Test
    void bybitNamesBothCoins() {
        String body = """
                {"retCode":0,"retMsg":"OK","result":{"category":"spot","list":[
                 {"symbol":"BTCUSDT","baseCoin":"BTC","quoteCoin":"USDT","innovation":"0","status":"Trading"},
                 {"symbol":"OLDUSDT","baseCoin":"OLD","quoteCoin":"USDT","innovation":"0","status":"PreLaunch"}]},"time":1}
                """;
        assertEquals(new Listing(Map.of(BTC, "", OLD, "PreLaunch"), null), new Bybit().listing(body));
        assertEquals(
                "10016 busy",
                new Bybit().listing("{\"retCode\":10016,\"retMsg\":\"busy\"}").problem());
    }

    @Test
    void okxNamesBothCurrencies() {
        String body = """
                {"code":"0","msg":"","data":[
                 {"instType":"SPOT","instId":"BTC-USDT","baseCcy":"BTC","quoteCcy":"USDT","state":"live"},
                 {"instType":"SPOT","instId":"OLD-USDT","baseCcy":"OLD","quoteCcy":"USDT","state":"suspend"}]}
                """;
        assertEquals(new Listing(Map.of(BTC, "", OLD, "suspend"), null), new Okx().listing(body));
        assertEquals(
                "50001 down",
                new Okx()
                        .listing("{\"code\":\"50001\",\"msg\":\"down\",\"data\":[]}")
                        .problem());
    }

    @Test
    void krakenTellsBitcoinByItsOldNameAndDarkPairsHaveNone() {
        String body = """
                {"error":[],"result":{
                 "XXBTZUSD":{"altname":"XBTUSD","wsname":"XBT/USD","base":"XXBT","quote":"ZUSD","status":"online"},
                 "XDGUSD":{"altname":"XDGUSD","wsname":"XDG/USD","base":"XXDG","quote":"ZUSD","status":"cancel_only"},
                 "XXBTZUSD.d":{"altname":"XBTUSD.d","base":"XXBT","quote":"ZUSD"}}}
                """;
        assertEquals(
                new Listing(Map.of(new Symbol("BTC", "USD"), "", new Symbol("DOGE", "USD"), "cancel_only"), null),
                new Kraken().listing(body));
        assertEquals(
                "EService:Busy",
                new Kraken().listing("{\"error\":[\"EService:Busy\"]}").problem());
    }

    @Test
    void coinbaseTellsByIdAndMayHaveDisabledTrading() {
        String body = """
                {"products":[
                 {"product_id":"BTC-USDT","status":"online","trading_disabled":false},
                 {"product_id":"BTC-PERP-INTX","status":"online","trading_disabled":false},
                 {"product_id":"OLD-USDT","status":"online","trading_disabled":true}],"num_products":3}
                """;
        assertEquals(new Listing(Map.of(BTC, "", OLD, "trading disabled"), null), new Coinbase().listing(body));
        assertEquals(
                "not found",
                new Coinbase().listing("{\"message\":\"not found\"}").problem());
    }

    @ParameterizedTest
    @CsvSource({
        "binance,/api/v3/exchangeInfo?showPermissionSets=false",
        "binance-usdm,/fapi/v1/exchangeInfo",
        "bybit,/v5/market/instruments-info?category=spot",
        "okx,/api/v5/public/instruments?instType=SPOT",
        "kraken,/0/public/AssetPairs",
        "coinbase,/api/v3/brokerage/market/products?product_type=SPOT"
    })
    void theListIsAskedForWhereTheVenueHasItAndNonsenseIsNoList(String venue, String path) {
        assertEquals(path, Venues.named(venue).listingPath());
        for (String body : new String[] {"", "[]", "{}", "<html>", "{\"symbols\":[]}", "{\"products\":7}", "7"}) {
            Listing none = Venues.named(venue).listing(body);
            assertTrue(none.problem() != null && none.halted().isEmpty(), () -> venue + " " + body + " " + none);
        }
    }
}
