using System.Globalization;
using LeadToCash.Customers;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ContactStore = LeadToCash.Cases.CaseStore<LeadToCash.ContactToLead.Contact, LeadToCash.ContactToLead.ContactCommand, LeadToCash.ContactToLead.ContactEvent>;

namespace LeadToCash.ContactToLead;

/// <summary>The contact form: as a page, and for forms elsewhere as JSON. The answer never tells whether an address is known.</summary>
public sealed class ContactFormTrigger(ContactStore contacts, ConsentTexts consents, NurturingSeries series, TimeProvider time)
{
    [Function("ContactFormPage")]
    public IResult Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "forms/contact")] HttpRequest request) =>
        FormPage(request, new ContactForm { Source = request.Query["source"], Campaign = request.Query["campaign"] }, []);

    /// <summary>Takes a form in. Sent twice it counts once: the address decides what happens.</summary>
    [Function("ContactForm")]
    public async Task<IResult> SubmitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "forms/contact")] HttpRequest request, CancellationToken cancellationToken)
    {
        bool json = !request.HasFormContentType || request.WantsJson();
        (ContactForm? form, IResult? problem) = await ReadAsync(request, cancellationToken);
        if (form is null)
        {
            return problem!;
        }

        CultureInfo culture = form.Language is { Length: > 0 } language ? Cultures.Of(language) : Cultures.Of(request);
        Dictionary<string, string[]> errors = form.Errors(culture);
        if (errors.Count > 0)
        {
            return json ? Problem.Invalid(errors) : FormPage(request, form, errors);
        }

        if (!form.IsFromRobot)
        {
            RegisterContact command = form.ToCommand(culture, Visitor.Of(request).IpAddress);
            await contacts.ExecuteAsync(CustomerIds.OfEmail(command.Email), $"register/{Guid.NewGuid():N}", command, "visitor", cancellationToken);
        }

        return Received(json, culture);
    }

    private static async Task<(ContactForm? Form, IResult? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            return await JsonBody.ReadAsync<ContactForm>(request, cancellationToken);
        }

        (IFormCollection? form, IResult? problem) = await FormBody.ReadAsync(request, cancellationToken);
        return (form is null ? null : ContactForm.Of(form), problem);
    }

    private static IResult Received(bool json, CultureInfo culture)
    {
        string message = ContactTexts.In(culture, "Form.Received");
        return json
            ? Results.Json(new { status = "received", message }, statusCode: StatusCodes.Status202Accepted)
            : Page.Message(culture, ContactTexts.In(culture, "Form.Received.Title"), message, "good");
    }

    private IResult FormPage(HttpRequest request, ContactForm form, Dictionary<string, string[]> errors) => Page.Of<ContactFormPage>(
        Cultures.Of(request),
        new Dictionary<string, object?>
        {
            ["Form"] = form,
            ["Errors"] = errors,
            ["Consent"] = consents.On(time.GetUtcNow()),
            ["Topics"] = series.Topics,
        },
        errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
}
