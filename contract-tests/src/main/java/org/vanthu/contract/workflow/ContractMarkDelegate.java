package org.vanthu.contract.workflow;

import java.util.Map;

import org.activiti.engine.delegate.DelegateExecution;
import org.alfresco.model.ContentModel;
import org.alfresco.repo.workflow.activiti.ActivitiScriptNode;
import org.alfresco.repo.workflow.activiti.BaseJavaDelegate;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;

/** Titles the package of the process, and fails when the process says so. */
public final class ContractMarkDelegate extends BaseJavaDelegate {
    static final String MARK = "marked";

    private final NodeService nodeService;

    public ContractMarkDelegate(NodeService nodeService) {
        this.nodeService = nodeService;
    }

    @Override
    public void execute(DelegateExecution execution) {
        NodeRef pack = ((ActivitiScriptNode) execution.getVariable("bpm_package")).getNodeRef();
        nodeService.addAspect(pack, ContentModel.ASPECT_TITLED, Map.of(ContentModel.PROP_TITLE, MARK));
        if (Boolean.TRUE.equals(execution.getVariable("contractwf_fail"))) {
            throw new IllegalStateException("asked to fail");
        }
    }
}
