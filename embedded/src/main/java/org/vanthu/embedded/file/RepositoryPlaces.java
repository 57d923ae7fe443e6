package org.vanthu.embedded.file;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.model.Repository;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.cmr.security.PersonService;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;

/** The bean {@code repositoryHelper}. */
final class RepositoryPlaces extends Repository {
    private static final QName COMPANY_HOME = QName.createQName(NamespaceService.APP_MODEL_1_0_URI, "company_home");

    private final NodeService nodeService;
    private final PersonService personService;
    private final RetryingTransactionHelper transactions;
    private volatile @Nullable NodeRef companyHome;

    RepositoryPlaces(NodeService nodeService, PersonService personService, RetryingTransactionHelper transactions) {
        this.nodeService = nodeService;
        this.transactions = transactions;
        this.personService = personService;
    }

    @Override
    public NodeRef getRootHome() {
        return transactions.doInTransaction(
                () -> nodeService.getRootNode(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE), true);
    }

    @Override
    public NodeRef getCompanyHome() {
        NodeRef known = companyHome;
        if (known == null) {
            known = transactions.doInTransaction(this::findCompanyHome, true);
            companyHome = known;
        }
        return known;
    }

    private NodeRef findCompanyHome() {
        return nodeService
                .getChildAssocs(getRootHome(), ContentModel.ASSOC_CHILDREN, COMPANY_HOME)
                .get(0)
                .getChildRef();
    }

    @Override
    public @Nullable NodeRef getPerson() {
        return person(AuthenticationUtil.getRunAsUser());
    }

    @Override
    public @Nullable NodeRef getFullyAuthenticatedPerson() {
        return person(AuthenticationUtil.getFullyAuthenticatedUser());
    }

    private @Nullable NodeRef person(@Nullable String userName) {
        return userName == null ? null : personService.getPersonOrNull(userName);
    }
}
