using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Queues;
using LeadToCash.Access;
using LeadToCash.Availability;
using LeadToCash.Banking;
using LeadToCash.Billing;
using LeadToCash.Books;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.CollectiveBilling;
using LeadToCash.Configuration;
using LeadToCash.ContactToLead;
using LeadToCash.Contracts;
using LeadToCash.Customers;
using LeadToCash.Demo;
using LeadToCash.DirectDebit;
using LeadToCash.Documents;
using LeadToCash.Dunning;
using LeadToCash.EInvoicing;
using LeadToCash.Feedback;
using LeadToCash.FieldService;
using LeadToCash.Insights;
using LeadToCash.LeadToOpportunity;
using LeadToCash.Links;
using LeadToCash.Mail;
using LeadToCash.OpenItems;
using LeadToCash.OpportunityToQuote;
using LeadToCash.OrderManagement;
using LeadToCash.OrderToCash;
using LeadToCash.Pages;
using LeadToCash.Proposals;
using LeadToCash.QuoteToOrder;
using LeadToCash.Reports;
using LeadToCash.Tax;
using LeadToCash.Telemetry;
using LeadToCash.Traces;
using LeadToCash.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using SendGrid;

namespace LeadToCash;

/// <summary>Everything that the application consists of, one line for each step of the process.</summary>
public static class Registration
{
    /// <summary>Registers the application. Settings are checked at start; a wrong one stops it with a sentence.</summary>
    public static void AddLeadToCash(this IHostApplicationBuilder builder)
    {
        builder.AddTelemetry();
        builder.AddStorage();
        builder.AddCases();
        builder.AddPages();
        builder.AddMail();
        builder.AddDocuments();
        builder.AddEInvoicing();
        builder.AddCatalog();
        builder.AddAvailability();
        builder.AddTax();
        builder.AddConfiguration();
        builder.AddCustomers();
        builder.AddQuotes();
        builder.AddFieldService();
        builder.AddFeedback();
        builder.AddInsights();
        builder.AddContactToLead();
        builder.AddLeadToOpportunity();
        builder.AddOrders();
        builder.AddProposals();
        builder.AddOrderToCash();
        builder.AddOrderManagement();
        builder.AddOpenItems();
        builder.AddBanking();
        builder.AddContracts();
        builder.AddDunning();
        builder.AddDirectDebit();
        builder.AddTraces();
        builder.AddBooks();
        builder.AddBilling();
        builder.AddCollectiveBilling();
        builder.AddReports();
        builder.AddWebhooks();
        builder.AddDemo();
    }

    private static void AddStorage(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        string? connection = builder.Configuration["AzureWebJobsStorage"];
        builder.Services.AddSingleton(_ => connection is { Length: > 0 }
            ? new TableServiceClient(connection)
            : new TableServiceClient(ServiceUri(builder.Configuration, "table"), new DefaultAzureCredential()));
        builder.Services.AddSingleton(_ => connection is { Length: > 0 }
            ? new QueueServiceClient(connection, QueueOptions())
            : new QueueServiceClient(ServiceUri(builder.Configuration, "queue"), new DefaultAzureCredential(), QueueOptions()));
    }

    /// <summary>As the Functions host names the services of an account that is reached by identity.</summary>
    private static Uri ServiceUri(IConfiguration configuration, string service) =>
        configuration[$"AzureWebJobsStorage:{service}ServiceUri"] is { Length: > 0 } uri
            ? new Uri(uri)
            : new Uri($"https://{configuration["AzureWebJobsStorage:accountName"] ?? throw new InvalidOperationException("Set AzureWebJobsStorage, or AzureWebJobsStorage__accountName for identity.")}.{service}.core.windows.net");

    private static QueueClientOptions QueueOptions() => new() { MessageEncoding = QueueMessageEncoding.Base64 };

    private static void AddCases(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CaseTables>();
        builder.Services.AddSingleton<CaseAnnouncements>();
        builder.Services.AddSingleton<CaseReader>();
        builder.Services.AddSingleton<NumberSeries>();
        builder.Services.AddSingleton(typeof(CaseStore<,,>));
    }

    private static void AddPages(this IHostApplicationBuilder builder)
    {
        builder.Services.AddLocalization();
        builder.Services.AddSingleton<PageRenderer>();
        builder.Services.AddSingleton<LinkSigner>();
        builder.Services.AddSingleton<Staff>();
        builder.Services.AddSingleton<BusinessCalendars>();
        builder.AddSettings<LinkOptions>("Links");
        builder.AddSettings<AccessOptions>("Access");
        builder.AddSettings<CalendarOptions>("Calendar");
    }

    private static void AddMail(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<MailOptions>("Mail");
        builder.Services.AddSingleton<MailComposer>();
        if (builder.Configuration["SendGrid:ApiKey"] is { Length: > 0 } key)
        {
            builder.Services.AddHttpClient<ISendGridClient, SendGridClient>(http => new(http, key));
            builder.Services.AddSingleton<IMailer, SendGridMailer>();
        }
        else
        {
            builder.Services.AddSingleton<IMailer, MailboxMailer>();
        }
    }

    /// <summary>Binds settings to a class and checks them at start.</summary>
    internal static void AddSettings<TOptions>(this IHostApplicationBuilder builder, string section)
        where TOptions : class =>
        builder.Services.AddOptions<TOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
}
