<#include "/org/alfresco/include/alfresco-template.ftl" />
<@templateHeader />
<@templateBody>
  <div id="alf-hd">
    <@region id="share-header" scope="global" chromeless="true" />
  </div>
  <div id="bd">
    <@region id="vanthu-desk" scope="template" chromeless="true" />
  </div>
</@>
<@templateFooter></@>
