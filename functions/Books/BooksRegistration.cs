using LeadToCash.Cases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.Books;

/// <summary>The books: journal, recognition of revenue, periods, reports.</summary>
internal static class BooksRegistration
{
    public static void AddBooks(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<BooksOptions>("Books");
        builder.Services.AddSingleton(BooksFiles.Load(Path.Combine(AppContext.BaseDirectory, "Books")));
        builder.Services.AddSingleton<RecognitionDue>();
        builder.Services.AddSingleton<Periods>();
        builder.Services.AddSingleton<Journal>();
        builder.Services.AddSingleton<Recognition>();
        builder.Services.AddSingleton<BookReports>();
        builder.Services.AddSingleton<DatevFile>();
        builder.Services.AddSingleton<ICaseObserver, BooksObserver>();
        builder.Services.AddSingleton<ICaseObserver, RecognitionObserver>();
        builder.Services.AddSingleton<ICaseObserver, OrderMoneyObserver>();
        builder.Services.AddSingleton<ICaseObserver, MovementMoneyObserver>();
    }
}
