package org.vanthu.moving;

import java.io.IOException;
import java.util.Map;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Takes a parcel; for administrators of the site. The transaction is its own, because the body is read only once. */
final class ParcelPost extends JsonWebScript {

    private final Parcels parcels;

    ParcelPost(Parcels parcels) {
        this.parcels = parcels;
    }

    @Override
    protected boolean worksWhenClosed() {
        return true;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        return Map.of("reached", parcels.unpack(request.raw().getContent().getInputStream()));
    }
}
