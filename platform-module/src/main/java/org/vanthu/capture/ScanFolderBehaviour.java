package org.vanthu.capture;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.content.ContentServicePolicies;
import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.util.transaction.TransactionListenerAdapter;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Source;
import org.vanthu.capture.intake.Intake.Step;
import org.vanthu.capture.intake.Intake.Work;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.work.CaptureEngine;
import org.vanthu.capture.work.ScanFolders;
import org.vanthu.files.FileNames;

/**
 * A repository folder with the aspect {@code capture:scanFolder} does what a scan folder on disk does: a file put into
 * it becomes an entry and leaves the folder once its copy is verified. A file refused leaves it too, with the reason in
 * the ledger; a damaged one stays.
 */
public final class ScanFolderBehaviour implements ContentServicePolicies.OnContentUpdatePolicy {
    private static final int PRIORITY = 100;

    private final PolicyComponent policyComponent;
    private final NodeService nodeService;
    private final IntakeLedger ledger;
    private final CaptureEngine engine;
    private final Clock clock;

    public ScanFolderBehaviour(
            PolicyComponent policyComponent,
            NodeService nodeService,
            IntakeLedger ledger,
            CaptureEngine engine,
            Clock clock) {
        this.policyComponent = policyComponent;
        this.nodeService = nodeService;
        this.ledger = ledger;
        this.engine = engine;
        this.clock = clock;
    }

    /** Binds the behaviour. */
    public void init() {
        policyComponent.bindClassBehaviour(
                ContentServicePolicies.OnContentUpdatePolicy.QNAME,
                ContentModel.TYPE_CONTENT,
                new JavaBehaviour(this, "onContentUpdate", NotificationFrequency.TRANSACTION_COMMIT));
    }

    @Override
    public void onContentUpdate(NodeRef node, boolean newContent) {
        if (!StoreRef.STORE_REF_WORKSPACE_SPACESSTORE.equals(node.getStoreRef()) || !nodeService.exists(node)) {
            return;
        }
        NodeRef folder = nodeService.getPrimaryParent(node).getParentRef();
        if (folder == null || !nodeService.hasAspect(folder, CaptureModel.ASPECT_SCAN_FOLDER)) {
            return;
        }
        String agency = (String) nodeService.getProperty(folder, CaptureModel.PROP_SCAN_AGENCY);
        ContentData content = (ContentData) nodeService.getProperty(node, ContentModel.PROP_CONTENT);
        if (agency != null && content != null && content.getSize() > 0) {
            take(node, agency, content.getSize());
        }
    }

    private void take(NodeRef node, String agency, long size) {
        Instant now = clock.instant();
        String slot = ScanFolders.slot(Source.REPOSITORY, agency, node.getId());
        Date modified = (Date) nodeService.getProperty(node, ContentModel.PROP_MODIFIED);
        long modifiedMillis = modified == null ? 0 : modified.getTime();
        String name = FileNames.stored(Objects.toString(nodeService.getProperty(node, ContentModel.PROP_NAME), "scan"));
        String creator = Objects.toString(nodeService.getProperty(node, ContentModel.PROP_CREATOR), "System");
        Source source = new Source(Source.REPOSITORY, slot, node.getId(), modifiedMillis, size, now);
        Work work = Work.now(Step.STORE, PRIORITY, now);
        Intake known = ledger.findBySlot(slot).orElse(null);
        if (known == null) {
            Intake seen = Intake.seen(ledger.nextId(), agency, name, now, creator, source);
            ledger.insert(seen.to(IntakeState.STABLE, work, null));
        } else if (known.state() != IntakeState.STORED && !known.state().isFinal()) {
            ledger.update(known.to(IntakeState.STABLE, work, null).withSource(source));
        }
        AlfrescoTransactionSupport.bindListener(new TransactionListenerAdapter() {
            @Override
            public void afterCommit() {
                engine.wake();
            }
        });
    }
}
