using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Quotes, their approval, and the order that follows.</summary>
internal static class QuoteRegistration
{
    public static void AddQuotes(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<ApprovalOptions>("Approvals");
        builder.AddSettings<QuoteOptions>("Quotes");
        builder.Services.AddSingleton(ApprovalPolicies.Load(Path.Combine(AppContext.BaseDirectory, "OpportunityToQuote", "approval-policy.json")));
        builder.Services.AddSingleton<QuoteFormCheck>();
        builder.Services.AddSingleton<QuoteRequests>();
        builder.Services.AddSingleton<QuoteMails>();
        builder.Services.AddSingleton<QuoteRefusals>();
        builder.Services.AddSingleton<ApprovalAnswers>();
        builder.Services.AddSingleton<QuoteAnswers>();
        builder.Services.AddSingleton<ICaseObserver, QuoteProcess>();
        builder.Services.AddSingleton<ICaseObserver, AcceptedQuoteObserver>();
    }
}
