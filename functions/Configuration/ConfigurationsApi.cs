using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Configuration;

/// <summary>Configurable products for web shops and sales tools. Nothing is stored: the same question has the same answer until a rule begins or ends.</summary>
public sealed class ConfigurationsApi(Configurators configurators)
{
    /// <summary>The model of a configurable product: groups, options and rules.</summary>
    [Function("GetConfigurationModel")]
    [Describes(Answer = typeof(ProductModel))]
    public IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/configurations/{sku}")] HttpRequest request, string sku) =>
        configurators.Find(sku) is var (model, _) ? Results.Json(model, CaseJson.Options) : NotConfigurable(sku);

    /// <summary>Whether a selection is valid by today's rules: the rules that it breaks, what follows from it, and what can still be chosen.</summary>
    [Function("CheckConfiguration")]
    [Describes(Body = typeof(CheckConfiguration), Answer = typeof(ConfigurationCheck))]
    public async Task<IResult> CheckAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/configurations/{sku}/check")] HttpRequest request, string sku, CancellationToken cancellationToken)
    {
        if (configurators.Find(sku) is not var (model, today))
        {
            return NotConfigurable(sku);
        }

        (CheckConfiguration? body, IResult? problem) = await JsonBody.ReadAsync<CheckConfiguration>(request, cancellationToken);
        if (body is null)
        {
            return problem!;
        }

        Dictionary<string, string[]> errors = ConfigurationRequests.Errors(model, body.Options, []);
        return errors.Count > 0 ? Problem.Invalid(errors) : Results.Json(today.Check(body.Options!), CaseJson.Options);
    }

    /// <summary>The valid configuration with the fewest changes to a selection, each change with its reason; or why what is pinned can't be satisfied.</summary>
    [Function("FindNearestConfiguration")]
    [Describes(Body = typeof(FindNearestConfiguration), Answer = typeof(NearestConfiguration))]
    public async Task<IResult> NearestAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/configurations/{sku}/nearest")] HttpRequest request, string sku, CancellationToken cancellationToken)
    {
        if (configurators.Find(sku) is not var (model, today))
        {
            return NotConfigurable(sku);
        }

        (FindNearestConfiguration? body, IResult? problem) = await JsonBody.ReadAsync<FindNearestConfiguration>(request, cancellationToken);
        if (body is null)
        {
            return problem!;
        }

        IReadOnlyList<string> pinned = body.Pinned ?? [];
        Dictionary<string, string[]> errors = ConfigurationRequests.Errors(model, body.Options, pinned);
        return errors.Count > 0 ? Problem.Invalid(errors) : Results.Json(today.Nearest(body.Options!, pinned), CaseJson.Options);
    }

    private static IResult NotConfigurable(string sku) => Problem.NotFound($"There is no configurable product '{sku}'.");
}
