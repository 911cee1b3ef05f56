using LeadToCash.Cases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.OpenItems;

/// <summary>What is open, and customers' accounts.</summary>
internal static class OpenItemsRegistration
{
    public static void AddOpenItems(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OpenItemRows>();
        builder.Services.AddSingleton<OpenItemList>();
        builder.Services.AddSingleton<CustomerAccounts>();
        builder.Services.AddSingleton<OpenItemViews>();
        builder.Services.TryAddSingleton<INextActions, ReminderActions>(); // whoever chases invoices registers its own before
        builder.Services.AddSingleton<ICaseObserver, OpenItemsObserver>();
        builder.Services.AddSingleton<ICaseObserver, MoneyOnAccountObserver>();
    }
}
