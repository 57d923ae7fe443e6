package org.alfresco.repo.model;

import org.alfresco.service.cmr.repository.NodeRef;

/** Finds the fixed places of the repository. The engine supplies the bean {@code repositoryHelper}. */
public class Repository {
    public Repository() {}

    /** Answers the root of the folder tree. */
    public NodeRef getCompanyHome() {
        throw missing("getCompanyHome()");
    }

    public NodeRef getRootHome() {
        throw missing("getRootHome()");
    }

    /** Answers the person with whose rights the code runs, or null. */
    public NodeRef getPerson() {
        throw missing("getPerson()");
    }

    /** Answers the person who signed in, or null. */
    public NodeRef getFullyAuthenticatedPerson() {
        throw missing("getFullyAuthenticatedPerson()");
    }

    private static UnsupportedOperationException missing(String method) {
        return new UnsupportedOperationException("Repository." + method + " needs an engine");
    }
}
