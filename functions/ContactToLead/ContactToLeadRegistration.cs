using LeadToCash.Cases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.ContactToLead;

/// <summary>What contact to lead consists of.</summary>
internal static class ContactToLeadRegistration
{
    public static void AddContactToLead(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new ConsentTexts());
        builder.Services.AddSingleton(new InteractionPoints());
        builder.Services.AddSingleton(new NurturingSeries());
        builder.Services.AddSingleton<ContactLinks>();
        builder.Services.AddSingleton<NurturingComposer>();
        builder.Services.AddSingleton<ICaseObserver, ContactObserver>();
        builder.Services.AddSingleton<ICaseObserver, QuoteInterest>();
    }
}
