using LeadToCash.Local.Hosting.Http;
using Microsoft.Azure.Functions.Worker;
using Spectre.Console;

namespace LeadToCash.Local.Hosting.Terminal;

/// <summary>What the host says when it is up: where it is, on what it runs and what it serves.</summary>
internal static class Banner
{
    public static void Print(HostConsole console, HostParts parts)
    {
        console.Line($"[bold]{parts.Run.ApplicationName.EscapeMarkup()}[/] serves [link]{parts.Resources.Port.BaseAddress.GetLeftPart(UriPartial.Authority)}[/]");
        console.Line($"  [grey]storage[/] {parts.Resources.Storage.Description.EscapeMarkup()}   [grey]clock[/] {parts.Resources.DescribeClock()}");
        foreach (HttpRoute route in parts.Routes.OrderBy(route => route.Template, StringComparer.Ordinal))
        {
            string methods = route.Methods.Count == 0 ? "any" : string.Join(',', route.Methods);
            string key = route.Trigger.AuthLevel is AuthorizationLevel.Anonymous or AuthorizationLevel.User ? "" : " [yellow]key[/]";
            Serves(console, methods, route.Template, route.Function.Name, key);
        }

        foreach ((Functions.FunctionMethod function, QueueTriggerAttribute trigger) in parts.Catalog.TriggeredBy<QueueTriggerAttribute>())
        {
            Serves(console, "queue", trigger.QueueName, function.Name, "");
        }

        foreach ((Functions.FunctionMethod function, TimerTriggerAttribute trigger) in parts.Catalog.TriggeredBy<TimerTriggerAttribute>())
        {
            Serves(console, "timer", trigger.Schedule, function.Name, "");
        }

        int orchestrators = parts.Catalog.TriggeredBy<OrchestrationTriggerAttribute>().Count();
        int activities = parts.Catalog.TriggeredBy<ActivityTriggerAttribute>().Count();
        console.Detail($"  [grey]{orchestrators} orchestrators, {activities} activities. Ctrl-C stops.[/]");
    }

    private static void Serves(HostConsole console, string how, string where, string function, string note) =>
        console.Detail($"  [green]{how.EscapeMarkup(),-9}[/] {where.EscapeMarkup(),-45} [grey]{function.EscapeMarkup()}[/]{note}");
}
