using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.OpportunityToQuote.Approvals;
using LeadToCash.OpportunityToQuote.Editor;
using LeadToCash.QuoteToOrder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Quotes, their approval, and the order that follows.</summary>
internal static class QuoteRegistration
{
    public static void AddQuotes(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<QuoteOptions>("Quotes");
        builder.AddApprovals();
        builder.AddQuoteEditor();
        builder.Services.AddSingleton<QuotePricing>();
        builder.Services.AddSingleton<QuoteLineCheck>();
        builder.Services.AddSingleton<QuoteFormCheck>();
        builder.Services.AddSingleton<QuoteRequests>();
        builder.Services.AddSingleton<QuoteChangeCheck>();
        builder.Services.AddSingleton<QuoteViews>();
        builder.Services.AddSingleton<QuoteDocuments>();
        builder.Services.AddSingleton<QuoteOpportunityCheck>();
        builder.Services.AddSingleton<QuoteMails>();
        builder.Services.AddSingleton<QuoteSalesMails>();
        builder.Services.AddSingleton<QuoteRefusals>();
        builder.Services.AddSingleton<QuoteAnswers>();
        builder.Services.AddSingleton<ICaseObserver, QuoteProcess>();
        builder.Services.AddSingleton<ICaseObserver, AcceptedQuoteObserver>();
    }

    private static void AddApprovals(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<ApprovalOptions>("Approvals");
        string file = builder.Configuration["Approvals:PolicyFile"] is { Length: > 0 } other ? other : Path.Combine("OpportunityToQuote", "approval-policy.json");
        builder.Services.AddSingleton(ApprovalPolicies.Load(Path.Combine(AppContext.BaseDirectory, file), name => builder.Configuration[name]));
        builder.Services.AddOptions<ApprovalOptions>().Validate<ApprovalPolicies, BusinessCalendars>((_, policies, calendars) => policies.HaveCalendars(calendars));
        builder.Services.AddSingleton<ApproverDesks>();
        builder.Services.AddSingleton<Delegations>();
        builder.Services.AddSingleton<Colleagues>();
        builder.Services.AddSingleton<ApproverPools>();
        builder.Services.AddSingleton<ApprovalMails>();
        builder.Services.AddSingleton<ApprovalAnswers>();
        builder.Services.AddSingleton<ApprovalDesk>();
        builder.Services.AddSingleton<ApprovalInbox>();
        builder.Services.AddSingleton<ICaseObserver>(services => services.GetRequiredService<ApprovalInbox>());
        builder.Services.AddSingleton<ICaseObserver, DelegationObserver>();
    }
}
