package org.vanthu.contract.dictionary;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.dictionary.AspectDefinition;
import org.alfresco.service.cmr.dictionary.AssociationDefinition;
import org.alfresco.service.cmr.dictionary.ClassDefinition;
import org.alfresco.service.cmr.dictionary.DataTypeDefinition;
import org.alfresco.service.cmr.dictionary.DictionaryService;
import org.alfresco.service.cmr.dictionary.PropertyDefinition;
import org.alfresco.service.cmr.dictionary.TypeDefinition;
import org.alfresco.service.namespace.NamespaceException;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Contract;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the dictionary tells of models. */
@ExtendWith(Repository.class)
class DictionaryContract {
    private final DictionaryService dictionary;
    private final NamespaceService namespaces;

    DictionaryContract(Acs acs) {
        dictionary = acs.bean("dictionaryService", DictionaryService.class);
        namespaces = acs.bean("namespaceService", NamespaceService.class);
    }

    @Test
    void knowsTheModelsOfModules() {
        assertThat(dictionary.getAllModels()).contains(Contract.name("contractModel"));
        assertThat(dictionary.getModel(Contract.name("contractModel")).getNamespaces())
                .extracting(namespace -> namespace.getUri())
                .containsExactly(Contract.URI);
    }

    @Test
    void tellsTypesAndAspectsApart() {
        ClassDefinition type = dictionary.getClass(Contract.LETTER);
        ClassDefinition aspect = dictionary.getClass(Contract.WATCHED_ASPECT);

        assertThat(type).isInstanceOf(TypeDefinition.class);
        assertThat(type.isAspect()).isFalse();
        assertThat(aspect).isInstanceOf(AspectDefinition.class);
        assertThat(aspect.isAspect()).isTrue();
        assertThat(dictionary.getType(Contract.WATCHED_ASPECT)).isNull();
        assertThat(dictionary.getAspect(Contract.LETTER)).isNull();
        assertThat(dictionary.getClass(Contract.name("unknown"))).isNull();
    }

    @Test
    void knowsWhatIsBelowWhat() {
        assertThat(dictionary.isSubClass(Contract.LETTER, ContentModel.TYPE_CONTENT))
                .isTrue();
        assertThat(dictionary.isSubClass(Contract.LETTER, ContentModel.TYPE_BASE))
                .isTrue();
        assertThat(dictionary.isSubClass(Contract.LETTER, Contract.LETTER)).isTrue();
        assertThat(dictionary.isSubClass(ContentModel.TYPE_CONTENT, Contract.LETTER))
                .isFalse();
        assertThat(dictionary.isSubClass(Contract.LETTER, ContentModel.TYPE_FOLDER))
                .isFalse();
        assertThat(dictionary.getSubTypes(Contract.WATCHED, true)).contains(Contract.WATCHED_SUB);
    }

    @Test
    void givesATypeWhatItInherits() {
        ClassDefinition type = dictionary.getClass(Contract.LETTER);

        assertThat(type.getParentName()).isEqualTo(ContentModel.TYPE_CONTENT);
        assertThat(type.getProperties())
                .containsKeys(Contract.name("text"), ContentModel.PROP_CONTENT, ContentModel.PROP_NAME);
        assertThat(type.getDefaultAspectNames()).contains(ContentModel.ASPECT_AUDITABLE);
    }

    @Test
    void tellsAboutAProperty() {
        PropertyDefinition texts = dictionary.getProperty(Contract.name("texts"));

        assertThat(texts.getDataType().getName()).isEqualTo(DataTypeDefinition.TEXT);
        assertThat(texts.isMultiValued()).isTrue();
        assertThat(texts.isMandatory()).isFalse();
        assertThat(texts.getContainerClass().getName()).isEqualTo(Contract.LETTER);
        assertThat(dictionary.getProperty(Contract.name("unknown"))).isNull();
    }

    @Test
    void tellsWhatIsMandatoryAndDefault() {
        PropertyDefinition book = dictionary.getProperty(Contract.BOOK);
        PropertyDefinition copies = dictionary.getProperty(Contract.name("copies"));

        assertThat(book.isMandatory()).isTrue();
        assertThat(book.isMandatoryEnforced()).isTrue();
        assertThat(book.getDefaultValue()).isNull();
        assertThat(copies.getDefaultValue()).isEqualTo("1");
    }

    @Test
    void tellsTheConstraintsOfAProperty() {
        assertThat(dictionary.getProperty(Contract.name("codeValue")).getConstraints())
                .singleElement()
                .satisfies(constraint ->
                        assertThat(constraint.getConstraint().getType()).isEqualTo("REGEX"));
        assertThat(dictionary.getConstraint(Contract.name("state"))).isNotNull();
    }

    @Test
    void tellsAboutAssociations() {
        AssociationDefinition peers = dictionary.getAssociation(Contract.ANSWERS);
        AssociationDefinition children = dictionary.getAssociation(Contract.PARTS);

        assertThat(peers.isChild()).isFalse();
        assertThat(peers.isTargetMany()).isTrue();
        assertThat(peers.getSourceClass().getName()).isEqualTo(Contract.WATCHED);
        assertThat(children.isChild()).isTrue();
        assertThat(dictionary.getClass(Contract.WATCHED).getChildAssociations()).containsKey(Contract.PARTS);
    }

    @Test
    void knowsPrefixes() {
        assertThat(namespaces.getNamespaceURI("contract")).isEqualTo(Contract.URI);
        assertThat(namespaces.getPrefixes(Contract.URI)).containsExactly("contract");
        assertThat(namespaces.getNamespaceURI("cm")).isEqualTo(NamespaceService.CONTENT_MODEL_1_0_URI);
    }

    @Test
    void readsAndWritesPrefixedNames() {
        assertThat(QName.createQName("contract:letter", namespaces)).isEqualTo(Contract.LETTER);
        assertThat(Contract.LETTER.toPrefixString(namespaces)).isEqualTo("contract:letter");
        assertThat(Contract.LETTER).hasToString("{" + Contract.URI + "}letter");
        assertThat(QName.createQName("{" + Contract.URI + "}letter")).isEqualTo(Contract.LETTER);
        assertThatThrownBy(() -> QName.createQName("nosuchprefix:letter", namespaces))
                .isInstanceOf(NamespaceException.class);
    }
}
