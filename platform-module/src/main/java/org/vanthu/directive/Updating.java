package org.vanthu.directive;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.vanthu.delegation.Acting;
import org.vanthu.directive.Lines.Case;
import org.vanthu.shared.Sql;

import static org.vanthu.directive.DirectiveSite.WORDS;

/**
 * What the executor tells the giver on the way: progress, difficulties, that it is not theirs, messages. What is not
 * updated counts as not done.
 *
 * @see "Decision 520/QĐ-UBND, 8.2 and 9; Decision 31/2020/QĐ-UBND, 14.4a"
 */
final class Updating {

    private static final String DL_11 = "DL-11";
    private static final String DL_12 = "DL-12";

    private final Lines lines;
    private final Events events;
    private final LineWork work;
    private final Receiving receiving;
    private final DirectiveSite site;

    Updating(Lines lines, Events events, LineWork work, Receiving receiving, DirectiveSite site) {
        this.lines = lines;
        this.events = events;
        this.work = work;
        this.receiving = receiving;
        this.site = site;
    }

    /**
     * Cập nhật tiến độ: what was done, with the document of it. For an executor that is not on this site the officer
     * enters what it says on paper.
     */
    void progress(long id, StepForm form) {
        Case at = speakOrHold(id, form);
        String text = WORDS.required("text", form.text());
        Reference document = lines.reference(form);
        update(at, isLate(at.line(), document) ? "progressLate" : "progress", text, document);
    }

    /** Báo cáo khó khăn, vướng mắc: with the cause and what is proposed. */
    void difficulty(long id, StepForm form) {
        Case at = speakOrHold(id, form);
        String cause = WORDS.required("cause", form.cause());
        String proposal = WORDS.required("proposal", form.proposal());
        String text = WORDS.optional("text", form.text());
        String all = (text.isEmpty() ? "" : text + "\n") + "Nguyên nhân: " + cause + "\nĐề xuất: " + proposal;
        update(at, "difficulty", all, lines.reference(form));
    }

    private Case speakOrHold(long id, StepForm form) {
        return lines.speak(id, form, LineState.GIVEN, LineState.REGISTERED, LineState.IN_PROGRESS);
    }

    private void update(Case at, String kind, String text, Reference document) {
        LineRow line = at.line();
        Map<String, @Nullable Object> columns = Sql.map("updated_at", site.now());
        boolean waits = line.state() == LineState.GIVEN && line.executor().isHere();
        LineRow after = lines.save(line, waits ? LineState.GIVEN : LineState.IN_PROGRESS, columns);
        if (!waits) {
            receiving.underWay(after, at.acting());
        }
        events.add(after, at.acting(), at.agency(), kind, text, document);
    }

    /** Rules DL-11 and DL-12: within two days of the issuing of the document, on its day when urgent. */
    private boolean isLate(LineRow line, Reference document) {
        Instant issuedAt = document.issuedAt();
        return issuedAt != null
                && site.now()
                        .isAfter(site.deadlines()
                                .of(line.agency(), line.follow().urgency() > 0 ? DL_12 : DL_11, issuedAt)
                                .at());
    }

    /** Trả lại: what is entered is wrong, or it is not theirs, for this reason. */
    void giveBack(long id, StepForm form) {
        String reason = WORDS.required("reason", form.reason());
        LineRow seen = lines.visible(id);
        Case at = seen.state() == LineState.GIVEN || !seen.executor().isHere()
                ? lines.speak(id, form, LineState.GIVEN, LineState.IN_PROGRESS)
                : lines.hold(id, form, LineState.REGISTERED, LineState.IN_PROGRESS)
                        .at();
        Acting acting = at.acting();
        work.end(at.line(), acting, "returned", reason);
        LineRow after = lines.save(
                at.line(),
                LineState.RETURNED,
                Sql.map("returns", at.line().counts().returns() + 1, "updated_at", site.now()));
        receiving.underWay(after, acting);
        events.add(after, acting, at.agency(), "return", reason);
    }

    /** A message to the other side. */
    void message(long id, StepForm form) {
        Case at = lines.talk(id, form);
        String text = WORDS.required("text", form.text());
        LineRow after = lines.save(at.line(), at.line().state(), Sql.map());
        events.add(after, at.acting(), at.agency(), "message", text, lines.reference(form));
    }
}
