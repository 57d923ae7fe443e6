package org.vanthu.outgoing;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.delegation.Acting;
import org.vanthu.delegation.Delegations;
import org.vanthu.delegation.Scope;
import org.vanthu.organization.Staff;
import org.vanthu.work.Holders;
import org.vanthu.work.NewWork;
import org.vanthu.work.Next;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

/** Puts issued documents into the work place of the units and people of the agency that they go to. */
final class Notices {

    /** The id of the process in {@code outgoing-notice.bpmn20.xml}. */
    static final String DEFINITION = "outgoingNotice";

    private static final String INFORM = "inform";

    private final Work work;
    private final Delegations delegations;
    private final OutgoingSite site;

    Notices(Work work, Delegations delegations, OutgoingSite site) {
        this.work = work;
        this.delegations = delegations;
        this.site = site;
    }

    /** Whether the recipient belongs to the agency, so that the document arrives by being issued. */
    static boolean isInside(Recipient recipient) {
        return Set.of("unit", "person").contains(recipient.kind())
                && !recipient.code().isEmpty();
    }

    /** Gives the document to a recipient of the agency. */
    void tell(Outgoing issued, Recipient recipient, Acting acting) {
        holder(issued, recipient).ifPresent(holder -> {
            String unit = recipient.kind().equals("unit") ? recipient.code() : "";
            String number = issued.stage().number();
            work.start(
                    new NewWork(
                            DEFINITION,
                            "outgoing",
                            issued.agency(),
                            issued.nodeId(),
                            null,
                            INFORM,
                            new Next(unit, holder, "", null),
                            issued.fields().urgency(),
                            issued.fields().subject(),
                            number == null ? "" : number),
                    acting);
        });
    }

    private Optional<String> holder(Outgoing issued, Recipient recipient) {
        if (recipient.kind().equals("unit")) {
            List<Staff.Member> heads = site.staff().heads(issued.agency(), recipient.code());
            return heads.isEmpty() ? Optional.empty() : Optional.of(Holders.headsOf(recipient.code()));
        }
        return site.staff().find(issued.agency(), recipient.code()).map(Staff.Member::userName);
    }

    /**
     * Ends the notice of the signed-in person.
     *
     * @return the unit or person that the notice was for
     * @throws AccessDeniedException if she has none
     */
    String receive(Outgoing issued, @Nullable String onBehalfOf, @Nullable String comment) {
        Acting acting = delegations.acting(issued.agency(), onBehalfOf, Scope.DIRECT);
        WorkItem item = open(issued, acting.holder())
                .orElseThrow(() -> new AccessDeniedException(acting.holder() + " has no notice of " + issued.nodeId()));
        work.advance(work.held(item.id(), item.version(), acting), acting, "received", comment, Next.NOBODY);
        return item.unit().isEmpty() ? item.holder() : item.unit();
    }

    /** The notice that waits for the person. */
    Optional<WorkItem> open(Outgoing issued, String userName) {
        return work.of(issued.nodeId()).stream()
                .filter(item -> item.isRunning() && item.part().equals(INFORM))
                .filter(item -> work.isHeldBy(item, userName))
                .findFirst();
    }
}
