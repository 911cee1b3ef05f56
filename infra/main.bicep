targetScope = 'subscription'

@minLength(1)
@maxLength(64)
@description('Name of the environment; part of every resource name.')
param environmentName string

@minLength(1)
@description('Region of all resources; must offer Flex Consumption.')
param location string

@description('Who deploys; may read and write secrets. Empty: nobody.')
param principalId string = ''

@description('Who approves quotes first.')
param approvalsManager string

@description('Who approves quotes beyond the manager\'s limits.')
param approvalsDirector string

@description('Who is told when nobody decides.')
param approvalsEscalation string

@description('Sender of all mails; must be verified with the mail service.')
param mailFrom string

@description('Who writes our documents: Company__Name, Company__Street and so on, as docs/operations.md lists them.')
param company object

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }
var deploymentContainer = 'app-package-${take(token, 7)}'

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'app/identity.bicep' = {
  name: 'identity'
  scope: group
  params: { name: 'id-${token}', location: location, tags: tags }
}

module storage 'app/storage.bicep' = {
  name: 'storage'
  scope: group
  params: { name: 'st${token}', location: location, tags: tags, deploymentContainer: deploymentContainer }
}

module monitoring 'app/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: { name: token, location: location, tags: tags }
}

module secrets 'app/keyvault.bicep' = {
  name: 'keyvault'
  scope: group
  params: { name: 'kv-${token}', location: location, tags: tags }
}

module rbac 'app/rbac.bicep' = {
  name: 'rbac'
  scope: group
  params: {
    storageName: storage.outputs.name
    vaultName: secrets.outputs.name
    insightsName: monitoring.outputs.insightsName
    identityPrincipalId: identity.outputs.principalId
    deployerPrincipalId: principalId
  }
}

module functions 'app/functions.bicep' = {
  name: 'functions'
  scope: group
  dependsOn: [rbac]
  params: {
    name: 'func-${token}'
    location: location
    tags: union(tags, { 'azd-service-name': 'functions' })
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    deploymentContainer: deploymentContainer
    insightsConnectionString: monitoring.outputs.connectionString
    vaultUri: secrets.outputs.uri
    people: union(company, {
      Approvals__Manager: approvalsManager
      Approvals__Director: approvalsDirector
      Approvals__Escalation: approvalsEscalation
      Mail__From: mailFrom
    })
  }
}

output AZURE_LOCATION string = location
output AZURE_FUNCTION_NAME string = functions.outputs.name
output AZURE_FUNCTION_URL string = functions.outputs.url
output AZURE_KEY_VAULT_NAME string = secrets.outputs.name
