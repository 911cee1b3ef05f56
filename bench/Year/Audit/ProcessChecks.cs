using System.Text.Json;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Bench.Year.Audit;

/// <summary>Processes and queues: nothing failed, nothing was given up, nothing runs for what is finished.</summary>
internal static class ProcessChecks
{
    public static void Add(AuditReport report, YearFacts facts, YearPlayer player)
    {
        report.Add("no process failed", facts.Instances, one => one.Status is OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated ? $"{one.Name} {one.Id} {one.Status}" : null);
        report.Add("no process runs for what is finished", [.. facts.Instances.Where(one => one.Status == OrchestrationRuntimeStatus.Running)], one => Finished(one.Name, one.Id, facts));
        report.Equal("no message was given up", facts.Poison.Select(queue => (queue.Key, 0L, (long)queue.Value)));
        report.Add("nothing waits to be clarified for a month", facts.Unclear, one => one.GetProperty("payment").Instant("at").AddDays(31) < player.World.Now ? one.GetRawText() : null);
    }

    private static string? Finished(string name, string id, YearFacts facts)
    {
        string about = id[(id.IndexOf('-', StringComparison.Ordinal) + 1)..];
        return name switch
        {
            "DunningOrchestrator" or "InvoiceOrchestrator" when facts.Invoices.TryGetValue(InvoiceIn(about), out InvoiceFact? invoice) && invoice.Open == 0 => $"{id} runs for an invoice that is settled",
            "InvoiceOrchestrator" when !facts.Invoices.ContainsKey(about) => $"{id} has not issued its invoice",
            "OrderOrchestrator" when facts.Orders.TryGetValue(about, out JsonElement order) && order.Text("paidAt") is not null => $"{id} runs for an order that is paid",
            "PhysicalPartOrchestrator" or "ServicePartOrchestrator" or "SubscriptionPartOrchestrator" when Order(about, facts) is { } whole && whole.Text("completedAt") is not null =>
                $"{id} runs for an order of which all is done",
            _ => null,
        };
    }

    private static JsonElement? Order(string part, YearFacts facts) =>
        facts.Orders.TryGetValue(part[..part.LastIndexOf('-')], out JsonElement order) ? order : null;

    /// <summary>After a payment went back the process has another instance: <c>dunning-{invoice}-return-1</c>.</summary>
    private static string InvoiceIn(string about) => about.Split("-return-")[0];
}
