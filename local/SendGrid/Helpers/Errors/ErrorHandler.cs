using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using SendGrid.Helpers.Errors.Model;

#nullable disable

namespace SendGrid.Helpers.Errors
{
    /// <summary>Turns answers that are not 2xx into exceptions.</summary>
    public class ErrorHandler
    {
        /// <summary>Throws the exception of the answer's status. Its message is a <see cref="SendGridErrorResponse"/> as JSON.</summary>
        public static async Task ThrowException(HttpResponseMessage message)
        {
            ArgumentNullException.ThrowIfNull(message);
            string details = JsonSerializer.Serialize(await ReadAsync(message));
            throw message.StatusCode switch
            {
                HttpStatusCode.BadRequest => new BadRequestException(details),
                HttpStatusCode.Unauthorized => new UnauthorizedException(details),
                HttpStatusCode.Forbidden => new ForbiddenException(details),
                HttpStatusCode.NotFound => new NotFoundException(details),
                HttpStatusCode.MethodNotAllowed => new MethodNotAllowedException(details),
                HttpStatusCode.RequestEntityTooLarge => new PayloadTooLargeException(details),
                HttpStatusCode.UnsupportedMediaType => new UnsupportedMediaTypeException(details),
                HttpStatusCode.TooManyRequests => new TooManyRequestsException(details),
                HttpStatusCode.InternalServerError => new ServerUnavailableException(details),
                HttpStatusCode.ServiceUnavailable => new ServiceNotAvailableException(details),
                >= HttpStatusCode.InternalServerError => new SendGridInternalException(details),
                _ => new RequestErrorException(details),
            };
        }

        private static async Task<SendGridErrorResponse> ReadAsync(HttpResponseMessage message)
        {
            SendGridErrorResponse result = new() { ErrorHttpStatusCode = (int)message.StatusCode, ErrorReasonPhrase = message.ReasonPhrase };
            try
            {
                using JsonDocument body = JsonDocument.Parse(await message.Content.ReadAsStringAsync());
                if (body.RootElement.TryGetProperty("errors", out JsonElement errors) && errors.GetArrayLength() > 0)
                {
                    result.SendGridErrorMessage = Text(errors[0], "message");
                    result.FieldWithError = Text(errors[0], "field");
                    result.HelpLink = Text(errors[0], "help");
                }
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                // An answer of a proxy in between is not the service's JSON; its status says enough.
            }

            return result;
        }

        private static string Text(JsonElement error, string name) =>
            error.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;
    }
}

namespace SendGrid.Helpers.Errors.Model
{
    /// <summary>What the service says about a refused request.</summary>
    public class SendGridErrorResponse
    {
        /// <summary>The status.</summary>
        [JsonPropertyName("error_http_status_code")]
        public int ErrorHttpStatusCode { get; set; }

        /// <summary>The status in words.</summary>
        [JsonPropertyName("error_reason_phrase")]
        public string ErrorReasonPhrase { get; set; }

        /// <summary>The first error's message.</summary>
        [JsonPropertyName("sendgrid_error_message")]
        public string SendGridErrorMessage { get; set; }

        /// <summary>The field that the first error is about.</summary>
        [JsonPropertyName("field_with_error")]
        public string FieldWithError { get; set; }

        /// <summary>Where the first error is explained.</summary>
        [JsonPropertyName("help_link")]
        public string HelpLink { get; set; }
    }
}
