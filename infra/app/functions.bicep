param name string
param location string
param tags object
param identityId string
param identityClientId string
param storageName string
param deploymentContainer string
param insightsConnectionString string
param vaultUri string

@description('Settings that name people.')
param people object

@description('Setting name and the vault secret that holds its value.')
var secretSettings = {
  Webhooks__Shopify__Secret: 'webhooks-shopify'
  Webhooks__WooCommerce__Secret: 'webhooks-woocommerce'
  Webhooks__Stripe__Secret: 'webhooks-stripe'
  Webhooks__SendGrid__PublicKey: 'webhooks-sendgrid'
  Webhooks__Partner__Secret: 'webhooks-partner'
  Links__Keys__0__Secret: 'links-key'
  SendGrid__ApiKey: 'sendgrid-api-key'
}

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = { name: storageName }

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource functions 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: 100
        alwaysReady: [{ name: 'durable', instanceCount: 1 }]
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${deploymentContainer}'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(
      {
        AzureWebJobsStorage__accountName: storage.name
        AzureWebJobsStorage__credential: 'managedidentity'
        AzureWebJobsStorage__clientId: identityClientId
        AZURE_CLIENT_ID: identityClientId
        APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
        APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
        Links__BaseUrl: 'https://${functions.properties.defaultHostName}'
        Links__Keys__0__Id: 'k1'
        AzureWebJobsDisableHomepage: 'true' // the start page is ours
      },
      people,
      toObject(
        items(secretSettings),
        setting => setting.key,
        setting => '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/${setting.value})'
      )
    )
  }
}

output name string = functions.name
output url string = 'https://${functions.properties.defaultHostName}'
