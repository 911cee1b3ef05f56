using LeadToCash.Local.Hosting.Operations.Pages;
using LeadToCash.Local.Hosting.Terminal;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Hosting.Operations.SignIn;

/// <summary>The development sign-in: with the link that the console shows, or with the master key.</summary>
internal sealed class SignInPage(OperatorSessions sessions, SignInTicket ticket, string app, Uri baseAddress, HostConsole console, ILogger logger)
{
    /// <summary>Prints the link that signs in once.</summary>
    public void Announce() =>
        console.Detail($"  [green]operations[/] [link]{new Uri(baseAddress, $"{OperationsLinks.SignIn}?ticket={ticket.Current}")}[/]");

    /// <summary>The form; a link's ticket is used only when it is sent, because programs look at links before people do.</summary>
    public IResult Ask(HttpContext http) => Form(http, http.Request.Query["ticket"], OperationsLinks.Root, error: null, StatusCodes.Status200OK);

    /// <summary>The form in place of a page that needs a sign-in.</summary>
    public IResult AskFirst(HttpContext http)
    {
        string target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return OperationsCall.WantsJsonOf(http.Request, target)
            ? Results.Problem(statusCode: StatusCodes.Status401Unauthorized, title: "Sign in", detail: "Show the master key in the header x-functions-key.")
            : Form(http, ticket: null, HttpMethods.IsGet(http.Request.Method) ? target : OperationsLinks.Root, error: null, StatusCodes.Status401Unauthorized);
    }

    public async Task<IResult> SignInAsync(HttpContext http)
    {
        IFormCollection form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        bool isByLink = ticket.TryUse(form["ticket"].FirstOrDefault());
        if (!isByLink && !sessions.IsMasterKey(form["key"].FirstOrDefault()))
        {
            OperationsLog.Refused(logger, "wrong master key, or a link that was used");
            return Form(http, ticket: null, Return(form), Texts.For(http.Request).WrongKey, StatusCodes.Status401Unauthorized);
        }

        OperationsLog.SignedIn(logger, sessions.SignIn(http, form["name"]).Name);
        if (isByLink)
        {
            Announce();
        }

        http.Response.Headers.Location = Return(form);
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>Back to where the visitor wanted to go, which is always a page of these.</summary>
    private static string Return(IFormCollection form)
    {
        string target = form["return"].ToString();
        return (target == OperationsLinks.Root || target.StartsWith(OperationsLinks.Root + "/", StringComparison.Ordinal) || target.StartsWith(OperationsLinks.Root + "?", StringComparison.Ordinal))
            && !target.Any(char.IsControl)
                ? target
                : OperationsLinks.Root;
    }

    private IResult Form(HttpContext http, string? ticket, string target, string? error, int status)
    {
        Texts texts = Texts.For(http.Request);
        Html secret = string.IsNullOrEmpty(ticket)
            ? Html.Of($"""<p><label for="key">{texts.MasterKey}</label><input id="key" name="key" type="password" required autocomplete="current-password"></p><p class="soft">{texts.WhereTheKeyIs}</p>""")
            : Html.Of($"""<input type="hidden" name="ticket" value="{ticket}">""");
        Html page = Html.Of($"""
            <header class="top"><span class="brand">{app} <span>{texts.Operations}</span></span></header>
            <main id="main" class="narrow"><h1>{texts.SignIn}</h1>
            {(error is null ? default : Html.Of($"""<p class="notice bad" role="alert">{error}</p>"""))}
            <form class="ask" method="post" action="{OperationsLinks.SignIn}"><input type="hidden" name="return" value="{target}">
            <p><label for="name">{texts.YourName}</label><input id="name" name="name" autocomplete="username" value="{Environment.UserName}" maxlength="40"></p>
            {secret}<p class="actions"><button>{texts.SignIn}</button></p></form></main>
            """);
        return Results.Text(PageFrame.Bare(texts, $"{texts.SignIn} · {app}", default, page).ToString(), "text/html; charset=utf-8", statusCode: status);
    }
}
