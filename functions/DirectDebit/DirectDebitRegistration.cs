using LeadToCash.Banking;
using LeadToCash.Cases;
using LeadToCash.Dunning;
using LeadToCash.OrderToCash;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.DirectDebit;

/// <summary>SEPA direct debits: mandates, collections, files for the bank.</summary>
internal static class DirectDebitRegistration
{
    public static void AddDirectDebit(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<DirectDebitOptions>("DirectDebits");
        string file = builder.Configuration["DirectDebits:RulesFile"] is { Length: > 0 } other ? other : Path.Combine("DirectDebit", "return-rules.json");
        builder.Services.AddSingleton(ReturnRules.Load(Path.Combine(AppContext.BaseDirectory, file)));
        builder.Services.AddSingleton<CustomerMandates>();
        builder.Services.AddSingleton<MandateLinks>();
        builder.Services.AddSingleton<MandateMails>();
        builder.Services.AddSingleton<MandateGranting>();
        builder.Services.AddSingleton<Collections>();
        builder.Services.AddSingleton<CollectionMails>();
        builder.Services.AddSingleton<CollectionAgenda>();
        builder.Services.AddSingleton<CollectionTaking>();
        builder.Services.AddSingleton<CollectionPreviews>();
        builder.Services.AddSingleton<FailedCollections>();
        builder.Services.AddSingleton<DebitFileRows>();
        builder.Services.AddSingleton<DebitFiles>();
        builder.Services.AddSingleton<DebitFileObserver>();
        builder.Services.AddSingleton<OwnCollections>();
        builder.Services.AddSingleton<StatusReports>();
        builder.Services.AddSingleton<ICollectionTerms, InvoiceCollectionTerms>();
        builder.Services.AddSingleton<IDunningHold, CollectionHold>();
        builder.Services.AddSingleton<IOwnReceipt>(services => services.GetRequiredService<OwnCollections>());
        builder.Services.AddSingleton<IOwnPayment>(services => services.GetRequiredService<OwnCollections>());
        builder.Services.AddSingleton<ICaseObserver>(services => services.GetRequiredService<CustomerMandates>());
        builder.Services.AddSingleton<ICaseObserver>(services => services.GetRequiredService<DebitFileObserver>());
        builder.Services.AddSingleton<ICaseObserver, MandateObserver>();
        builder.Services.AddSingleton<ICaseObserver, CollectedInvoiceObserver>();
        builder.Services.AddSingleton<ICaseObserver, CollectionObserver>();
    }
}
