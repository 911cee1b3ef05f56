using LeadToCash.Api.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Catalog;

/// <summary>The groups of customers over HTTP.</summary>
public sealed class CustomerGroupsApi(CatalogueResources resources)
{
    /// <summary>The group of a customer, with its ETag.</summary>
    [Function("GetCustomerGroup")]
    [Describes(Answer = typeof(CustomerGroup))]
    public Task<IResult> GetCustomerGroupAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/catalog/customer-groups/{customer}")] HttpRequest request, string customer, CancellationToken cancellationToken) =>
        resources.GetAsync(request, Kind, customer, cancellationToken);

    /// <summary>Puts a customer into a group. Needs <c>If-Match</c>, or <c>If-None-Match: *</c> for the first time.</summary>
    [Function("PutCustomerGroup")]
    [Describes(Body = typeof(CustomerGroup), Answer = typeof(CustomerGroup))]
    public Task<IResult> PutCustomerGroupAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/catalog/customer-groups/{customer}")] HttpRequest request, string customer, CancellationToken cancellationToken) =>
        resources.PutAsync<CustomerGroup, CustomerGroup>(request, Kind, customer, (body, _) => body with { Customer = customer }, Set, cancellationToken);

    /// <summary>Takes a customer out of the group. Needs <c>If-Match</c>.</summary>
    [Function("EndCustomerGroup")]
    [Describes(Answer = typeof(CustomerGroup))]
    public Task<IResult> EndCustomerGroupAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/catalog/customer-groups/{customer}")] HttpRequest request, string customer, CancellationToken cancellationToken) =>
        resources.DeleteAsync(request, Kind, customer, group => group with { Group = null }, Set, cancellationToken);

    private static CatalogueEntries<CustomerGroup> Kind(Catalogue catalogue) => catalogue.CustomerGroups;

    private static CatalogueDocument Set(CustomerGroup group) => new() { CustomerGroups = [group] };
}
