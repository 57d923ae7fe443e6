package org.vanthu.moving;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Hands out the parcel that follows a position; for administrators of the site. */
final class ParcelGet extends JsonWebScript {

    private final Parcels parcels;

    ParcelGet(Parcels parcels) {
        this.parcels = parcels;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Parcels.Packed parcel = parcels.pack(request.query("after").orElse(""));
        return Reply.bytes("application/zip", null, parcel::writeTo);
    }
}
