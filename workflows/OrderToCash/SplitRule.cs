using LeadToCash.Catalog;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.OrderToCash;

/// <summary>Which kind of product goes to which part, carried out by which back end and process. A new business model is a new row.</summary>
/// <param name="Kind">Kind of product.</param>
/// <param name="PartId">Name of the part within the order.</param>
/// <param name="BackEnd">Name of the back end.</param>
/// <param name="Orchestrator">Process that carries the part out.</param>
public sealed record SplitRule(ProductKind Kind, string PartId, string BackEnd, string Orchestrator)
{
    /// <summary>The rules, in the order in which parts are shown.</summary>
    public static IReadOnlyList<SplitRule> All { get; } =
    [
        new(ProductKind.Physical, "physical", "warehouse", "PhysicalPartOrchestrator"),
        new(ProductKind.Subscription, "subscription", "billing", "SubscriptionPartOrchestrator"),
        new(ProductKind.Service, "service", "fieldservice", "ServicePartOrchestrator"),
    ];

    /// <summary>The rule of goods.</summary>
    public static SplitRule Goods => All[0];

    /// <summary>The rule of subscriptions.</summary>
    public static SplitRule Subscription => All[1];

    /// <summary>The rule of services.</summary>
    public static SplitRule Service => All[2];

    /// <summary>The rule of a part.</summary>
    /// <exception cref="InvalidOperationException">No rule makes such a part.</exception>
    public static SplitRule Of(string partId) => All.First(rule => rule.PartId == partId);

    /// <summary>Splits lines into parts: every line in exactly one, so the parts' nets sum to the lines'.</summary>
    /// <param name="lines">Lines of the order.</param>
    /// <param name="currency">Currency of the order.</param>
    public static IReadOnlyList<OrderPart> Split(IReadOnlyList<OrderLine> lines, string currency) =>
    [
        .. from rule in All
           join line in lines on rule.Kind equals line.Kind into own
           where own.Any()
           select new OrderPart
           {
               Id = rule.PartId,
               Kind = rule.Kind,
               BackEnd = rule.BackEnd,
               Positions = [.. own.Select(line => line.Position)],
               Net = Money.Sum(own.Select(line => line.Net), currency),
           },
    ];
}
