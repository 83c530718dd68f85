package io.candlebus.feed.live;

import io.candlebus.feed.venue.Listing;
import io.candlebus.feed.venue.Venue;
import java.util.function.Consumer;

/** Asks a venue which symbols it has. One thread. */
final class ListingInquiry implements Questions.Inquiry {
    private final Venue venue;
    private final Consumer<Listing> told;
    private final Consumer<Questions.Failure> failed;
    private boolean done;

    ListingInquiry(Venue venue, Consumer<Listing> told, Consumer<Questions.Failure> failed) {
        this.venue = venue;
        this.told = told;
        this.failed = failed;
    }

    @Override
    public String nextPath() {
        return venue.listingPath();
    }

    @Override
    public Questions.Said answered(String body) {
        Listing listing = venue.listing(body);
        if (listing.problem() != null) {
            return new Questions.Said(listing.problem(), false);
        }
        done = true;
        told.accept(listing);
        return Questions.Said.WELL;
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public void failed(Questions.Failure failure) {
        failed.accept(failure);
    }
}
