package org.vanthu.moving;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.vanthu.embedded.EmbeddedRepository;

/** Carries parcels from one repository of a test to another, as the command does over HTTP. */
public final class Mover {

    private final EmbeddedRepository old;
    private final EmbeddedRepository fresh;
    private byte[] last = new byte[0];

    public Mover(EmbeddedRepository old, EmbeddedRepository fresh) {
        this.old = old;
        this.fresh = fresh;
    }

    /** Closes both sites. */
    public void begin() {
        Moving.State state = in(old, () -> moving(old).begin(new Moving.Form("old", "the new one")));
        in(fresh, () -> moving(fresh).begin(new Moving.Form("new", String.valueOf(state.startedAt()))));
    }

    /** Carries one parcel; false when nothing is left. */
    public boolean carry() {
        String reached = in(fresh, () -> moving(fresh).state().reached());
        if (reached.equals(Parcels.END)) {
            return false;
        }
        last = in(old, () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            parcels(old).pack(reached).writeTo(out);
            return out.toByteArray();
        });
        sendAgain();
        return true;
    }

    /** Sends the last parcel once more. */
    public void sendAgain() {
        AuthenticationUtil.runAs(
                () -> {
                    try {
                        return parcels(fresh).unpack(new ByteArrayInputStream(last));
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                },
                "admin");
    }

    /** The properties that the last parcel tells of versions. */
    public Set<String> toldOfVersions() {
        Set<String> told = new TreeSet<>();
        try (Spooled parcel = Spooled.of(new ByteArrayInputStream(last))) {
            parcel.list()
                    .path("items")
                    .forEach(item -> item.path("versions")
                            .forEach(version -> version.path("state")
                                    .path("properties")
                                    .fieldNames()
                                    .forEachRemaining(told::add)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return told;
    }

    /** Counts and hashes of the old site or of the new one, by kind. */
    public Map<String, String> proof(boolean ofOld) {
        EmbeddedRepository site = ofOld ? old : fresh;
        Map<String, String> all = new TreeMap<>();
        String after = "";
        while (!after.equals(Parcels.END)) {
            String from = after;
            Parcels.Proof part = in(site, () -> parcels(site).prove(from));
            part.sums().forEach((kind, sum) -> all.merge(kind, sum.toString(), (one, other) -> one + "+" + other));
            after = part.next();
        }
        return all;
    }

    /** Opens the new site. */
    public void end() {
        in(fresh, () -> moving(fresh).end(new Moving.Ending("all is there")));
        in(old, () -> moving(old).end(new Moving.Ending("all is there")));
    }

    private static Moving moving(EmbeddedRepository site) {
        return site.bean("vanthu-platform.moving.moving", Moving.class);
    }

    private static Parcels parcels(EmbeddedRepository site) {
        return site.bean("vanthu-platform.moving.parcels", Parcels.class);
    }

    private static <T> T in(EmbeddedRepository site, Callable<T> work) {
        return AuthenticationUtil.runAs(
                () -> site.bean("retryingTransactionHelper", RetryingTransactionHelper.class)
                        .doInTransaction(work::call, false, true),
                "admin");
    }
}
