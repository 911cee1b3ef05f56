using LeadToCash.Cases;
using LeadToCash.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.Banking;

/// <summary>Money from the bank and back: statements, matching, clarification, refunds, direct debits.</summary>
internal static class BankingRegistration
{
    public static void AddBanking(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<BankingOptions>("Banking");
        builder.Services.AddSingleton(MatchingRules.Load(FileOf(builder, "Banking:RulesFile", "matching-rules.json")));
        builder.Services.AddSingleton(CsvFormats.Load(FileOf(builder, "Banking:CsvFormatsFile", "csv-formats.json")));
        builder.Services.AddSingleton<CsvStatementReader>();
        builder.Services.AddSingleton<StatementReader>();
        builder.Services.AddSingleton<StatementLines>();
        builder.Services.AddSingleton<BankStatements>();
        builder.Services.AddSingleton<RecentStatements>();
        builder.Services.AddSingleton<PayerAccounts>();
        builder.Services.AddSingleton<MatchSearch>();
        builder.Services.AddSingleton<ReturnSearch>();
        builder.Services.AddSingleton<MovementEffects>();
        builder.Services.AddSingleton<MovementBooking>();
        builder.Services.AddSingleton<TakenUpPayments>();
        builder.Services.AddSingleton<Clarifications>();
        builder.Services.AddSingleton<ICaseObserver>(services => services.GetRequiredService<RecentStatements>());
        builder.Services.AddSingleton<ReadyRefunds>();
        builder.Services.AddSingleton<RefundFiles>();
        builder.Services.AddSingleton<IOwnPayment, OwnRefunds>();
        builder.Services.AddSingleton<IWebhookHandler, StripeReversalHandler>();
        builder.Services.AddSingleton<ICaseObserver, RefundObserver>();
        builder.Services.AddSingleton<ICaseObserver, StatementObserver>();
        builder.Services.AddSingleton<ICaseObserver, MovementObserver>();
    }

    private static string FileOf(IHostApplicationBuilder builder, string setting, string shipped) =>
        Path.Combine(AppContext.BaseDirectory, builder.Configuration[setting] is { Length: > 0 } other ? other : Path.Combine("Banking", shipped));
}
