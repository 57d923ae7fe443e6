package org.vanthu.capture;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.util.transaction.TransactionSupportUtil;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Link;
import org.vanthu.capture.intake.Intake.Source;
import org.vanthu.capture.intake.Intake.Step;
import org.vanthu.capture.intake.Intake.Stored;
import org.vanthu.capture.intake.Intake.Work;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.work.CapturePriorities;
import org.vanthu.capture.work.LateReading;
import org.vanthu.organization.Access;
import org.vanthu.registry.RegistryModel;
import org.vanthu.registry.RegistryPolicies;

/**
 * Puts documents that are registered with a file which did not come in through capture (uploaded with the form, put
 * under a folder rule) into the queue of reading, behind everything for which a clerk waits. One row, written before
 * the number is taken, so that it holds up no other clerk; all else is done when the document is read.
 */
public final class UnreadBehaviour implements RegistryPolicies.BeforeNumbered {
    private final PolicyComponent policyComponent;
    private final NodeService nodeService;
    private final IntakeLedger ledger;
    private final Access access;
    private final Clock clock;

    public UnreadBehaviour(
            PolicyComponent policyComponent, NodeService nodeService, IntakeLedger ledger, Access access, Clock clock) {
        this.policyComponent = policyComponent;
        this.nodeService = nodeService;
        this.ledger = ledger;
        this.access = access;
        this.clock = clock;
    }

    /** Binds the behaviour; at once, because at the commit the row of the number series is locked. */
    public void init() {
        policyComponent.bindClassBehaviour(
                RegistryPolicies.BeforeNumbered.QNAME,
                RegistryModel.TYPE_DOCUMENT,
                new JavaBehaviour(this, "beforeNumbered", NotificationFrequency.EVERY_EVENT));
    }

    @Override
    public void beforeNumbered(NodeRef document) {
        if (nodeService.hasAspect(document, CaptureModel.ASPECT_INTAKE)
                || !(nodeService.getProperty(document, ContentModel.PROP_CONTENT) instanceof ContentData content)
                || !ContentData.hasContent(content)) {
            return;
        }
        ledger.insert(unread(document, content));
        TransactionSupportUtil.bindResource(key(document), true);
    }

    /** Whether the running transaction made the row of the document, which then needs no closing. */
    static boolean hasQueued(NodeRef document) {
        return TransactionSupportUtil.getResource(key(document)) != null;
    }

    private static String key(NodeRef document) {
        return UnreadBehaviour.class.getName() + document.getId();
    }

    private Intake unread(NodeRef document, ContentData content) {
        Instant now = clock.instant();
        String name = Objects.toString(nodeService.getProperty(document, ContentModel.PROP_NAME), "");
        String fileName = name.startsWith(document.getId().substring(0, 8) + "-") ? name.substring(9) : name;
        Integer pages = (Integer) nodeService.getProperty(document, RegistryModel.PROP_PAGE_AMOUNT);
        return new Intake(
                ledger.nextId(),
                0,
                Objects.toString(nodeService.getProperty(document, RegistryModel.PROP_AGENCY), ""),
                IntakeState.REGISTERED,
                fileName,
                now,
                access.userName(),
                new Source(Source.UPLOAD, null, fileName, 0, content.getSize(), now),
                new Stored(
                        document.getId(),
                        Objects.toString(nodeService.getProperty(document, RegistryModel.PROP_SHA256), ""),
                        content.getMimetype(),
                        pages == null ? 0 : pages,
                        LateReading.NOT_JUDGED,
                        now),
                Work.now(Step.READ, CapturePriorities.REGISTERED, now),
                null,
                null,
                Link.NONE);
    }
}
