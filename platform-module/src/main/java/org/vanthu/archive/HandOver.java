package org.vanthu.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.Sql;
import org.vanthu.shared.Words;
import org.vanthu.signing.KeyKind;
import org.vanthu.signing.Pictures;
import org.vanthu.signing.SignatureLook;
import org.vanthu.signing.SignatureUse;
import org.vanthu.signing.Signatures;
import org.vanthu.signing.SignedFileTarget;
import org.vanthu.signing.SigningWish;

/**
 * Has the minutes of a submission signed by both sides, in any order and each once: with a key, or on paper, of which
 * only is noted that it was done. Who signs with a key signs the record itself, which then is the original of both.
 *
 * @see "Decree 30/2020/NĐ-CP, article 30.3: minutes in two copies, one for each side"
 */
final class HandOver {

    /** Signed with a certificate. */
    static final String DIGITAL = "digital";

    /** Signed by hand on the printed minutes. */
    static final String PAPER = "paper";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final Words WORDS = new Words("archive");

    private final SubmissionTable table;
    private final Submissions submissions;
    private final SubmissionMinutes minutes;
    private final Signatures signatures;
    private final Pictures pictures;
    private final ArchiveSite site;

    HandOver(
            SubmissionTable table,
            Submissions submissions,
            SubmissionMinutes minutes,
            Signatures signatures,
            Pictures pictures,
            ArchiveSite site) {
        this.table = table;
        this.submissions = submissions;
        this.minutes = minutes;
        this.signatures = signatures;
        this.pictures = pictures;
        this.site = site;
    }

    /**
     * A signature as it is sent.
     *
     * @param side {@code giver} or {@code receiver}
     * @param signature {@code digital} or {@code paper}
     * @param key {@code file} or {@code token}
     * @param password of the key file, or the PIN of the token
     * @param date on which the paper was signed; none: today
     */
    record SignForm(
            @Nullable Long version,
            @Nullable String side,
            @Nullable String signature,
            @Nullable String key,
            @Nullable String password,
            @Nullable LocalDate date) {}

    /**
     * A signature with a key elsewhere, as it is sent.
     *
     * @param certificates the signer's first, DER in Base64; in the first half
     * @param signature Base64; in the second half
     */
    record RemoteForm(
            @Nullable Long version,
            @Nullable String side,
            @Nullable List<String> certificates,
            @Nullable String signature) {}

    /**
     * What a remote signer gets.
     *
     * @param digest SHA-256 of {@code content}, hexadecimal
     * @param content what is to be signed, Base64
     */
    record Remote(String requestId, String digest, String content, Instant expiresAt, long version) {}

    /** A submission that the signed-in person signs now; its row is locked. */
    private record Turn(Submission submission, HandOverSide side, NodeRef node) {}

    /**
     * Signs with a key of this server, or notes that the paper was signed.
     *
     * @throws AccessDeniedException if the person is not the one who gives or receives
     * @throws ConflictException if not everything is decided ({@code archive.error.no-minutes}), the side has signed
     *     ({@code archive.error.minutes-signed}), or the submission changed meanwhile
     * @throws InvalidInputException if password, certificate or date is wrong
     */
    Submission sign(String id, SignForm form) {
        Turn turn = turn(id, form.side(), form.version());
        if (PAPER.equals(form.signature())) {
            return signed(turn, PAPER, day(turn.submission(), form.date()));
        }
        if (!DIGITAL.equals(form.signature())) {
            String choice = form.signature() == null ? "" : form.signature();
            throw InvalidInputException.field("signature", choice, "archive.error.signature", choice);
        }
        KeyKind kind = "token".equals(form.key()) ? KeyKind.TOKEN : KeyKind.FILE;
        char[] secret = form.password() == null ? new char[0] : form.password().toCharArray();
        SignatureUse use = signatures.sign(wish(turn), kind, secret, target(turn));
        return signed(turn, DIGITAL, use.signedAt());
    }

    /** First half of a signature with a key elsewhere; the same errors. */
    Remote begin(String id, RemoteForm form) {
        Turn turn = turn(id, form.side(), form.version());
        List<String> encoded = form.certificates() == null ? List.of() : form.certificates();
        Signatures.Prepared prepared = signatures.prepare(wish(turn), Signatures.chain(encoded));
        return new Remote(
                prepared.session(),
                prepared.digest(),
                prepared.content(),
                prepared.expiresAt(),
                turn.submission().version());
    }

    /** Second half: the signature came in. */
    Submission complete(String id, String session, RemoteForm form) {
        Turn turn = turn(id, form.side(), form.version());
        SignatureUse use = signatures.complete(turn.node(), session, bytes(form.signature()), target(turn));
        return signed(turn, DIGITAL, use.signedAt());
    }

    private Turn turn(String id, @Nullable String code, @Nullable Long version) {
        submissions.readable(id);
        HandOverSide side = HandOverSide.of(code);
        Submission one = table.lock(id, WORDS.version(version));
        if (!isOn(one, side)) {
            throw new AccessDeniedException(site.userName() + " is not the " + side.code() + " of submission " + id);
        }
        Minutes known = table.minutes(id);
        if (known.node() == null) {
            throw new ConflictException("archive.error.no-minutes", one.accession());
        }
        if (known.of(side) != null) {
            throw new ConflictException("archive.error.minutes-signed", one.accession(), side.title());
        }
        NodeRef node = ArchiveDossiers.ref(known.node());
        if (side == HandOverSide.GIVER && !one.giver().equals(site.userName())) {
            minutes.permit(node, site.userName());
        }
        return new Turn(one, side, node);
    }

    /** Whether the person stands on the side: who gave or heads the unit; an archivist who did neither. */
    private boolean isOn(Submission one, HandOverSide side) {
        Minutes known = table.minutes(one.id());
        Minutes.Signed other = known.of(side.other());
        if (other != null && other.by().equals(site.userName())) {
            return false;
        }
        boolean gave = one.giver().equals(site.userName());
        return side == HandOverSide.GIVER
                ? site.access().may(one.agency(), ArchivePermission.SUBMIT)
                        && (gave || site.heads(one.agency(), one.unit()))
                : site.access().may(one.agency(), ArchivePermission.KEEP) && !gave;
    }

    /** With the picture where the name is printed; another who signs for the side is named by the certificate only. */
    private SigningWish wish(Turn turn) {
        Submission one = turn.submission();
        String user = site.userName();
        String name = site.fullName(user);
        boolean printed = user.equals(turn.side() == HandOverSide.GIVER ? one.giver() : one.receivedBy());
        SignatureLook look = printed
                ? pictures.personLook(one.agency(), turn.side().title(), name)
                : new SignatureLook(SignatureLook.Kind.INVISIBLE, null, "", name, List.of());
        return SigningWish.handOver(turn.node(), one.agency(), turn.side().purpose(), look);
    }

    private SignedFileTarget target(Turn turn) {
        String by = turn.side().title() + ": " + site.fullName(site.userName());
        return (node, file) -> minutes.sign(turn.submission(), node, file, by);
    }

    private Submission signed(Turn turn, String how, Instant at) {
        Submission one = turn.submission();
        String side = turn.side().code();
        table.change(
                one, Sql.map(side + "_signed_at", at, side + "_signed_by", site.userName(), side + "_signature", how));
        site.record(one.agency(), "archive.minutes-signed", one.id(), side + " " + how);
        return table.get(one.id());
    }

    private Instant day(Submission one, @Nullable LocalDate date) {
        LocalDate today = site.today();
        LocalDate day = date == null ? today : date;
        LocalDate first = one.receivedAt() == null ? today : LocalDate.ofInstant(one.receivedAt(), Json.ZONE);
        if (day.isAfter(today) || day.isBefore(first)) {
            throw InvalidInputException.field(
                    "date", day, "archive.error.paper-date", DAY.format(day), DAY.format(first));
        }
        return day.atStartOfDay(Json.ZONE).toInstant();
    }

    private static byte[] bytes(@Nullable String signature) {
        try {
            return Base64.getMimeDecoder().decode(signature == null ? "" : signature);
        } catch (IllegalArgumentException e) {
            throw InvalidInputException.field(e, "signature", "", "archive.error.signature-form");
        }
    }

    /** The node of the minutes of a submission that the person may see. */
    NodeRef readable(String id) {
        Submission one = submissions.readable(id);
        String node = table.minutes(id).node();
        if (node == null) {
            throw new ConflictException("archive.error.no-minutes", one.accession());
        }
        return ArchiveDossiers.ref(node);
    }

    /** Who signed, and what the person can do; empty while there are no minutes. The caller has checked the right. */
    Map<String, Object> view(Submission one) {
        Minutes known = table.minutes(one.id());
        Map<String, Object> view = new LinkedHashMap<>();
        if (known.node() == null) {
            return view;
        }
        List<String> mine = new ArrayList<>();
        for (HandOverSide side : HandOverSide.values()) {
            Minutes.Signed signed = known.of(side);
            view.put(side.code(), signed == null ? null : signed(signed));
            if (signed == null && isOn(one, side)) {
                mine.add(side.code());
            }
        }
        view.put("nodeId", known.node());
        view.put("mine", mine);
        view.put(
                "keys",
                mine.isEmpty()
                        ? List.of()
                        : signatures.keysToHandOver(one.agency()).stream()
                                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                .toList());
        return view;
    }

    private Map<String, Object> signed(Minutes.Signed signed) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("at", signed.at());
        view.put("by", signed.by());
        view.put("byName", site.fullName(signed.by()));
        view.put("how", signed.how());
        return view;
    }
}
