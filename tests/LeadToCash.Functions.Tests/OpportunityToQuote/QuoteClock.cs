using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.OpportunityToQuote;

/// <summary>Moves an app's clock to an instant.</summary>
internal static class QuoteClock
{
    public static Task AdvanceToAsync(this LocalApp app, string instant) => app.AdvanceAsync(DateTimeOffset.Parse(instant) - app.Clock.GetUtcNow());
}
