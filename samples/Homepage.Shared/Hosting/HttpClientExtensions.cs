using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using Homepage.Services;

namespace Homepage.Hosting;

/// <summary>Requests whose answer must be there and make sense.</summary>
public static class HttpClientExtensions
{
    /// <exception cref="HttpRequestException">The service refused, or answered an error.</exception>
    /// <exception cref="System.Text.Json.JsonException">The answer is not what was asked for.</exception>
    public static async Task<T> GetRequiredAsync<T>(this HttpClient http, string path, CancellationToken cancellationToken)
        where T : notnull
    {
        using HttpResponseMessage response = await http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        return await ReadAsync<T>(response, cancellationToken);
    }

    /// <inheritdoc cref="GetRequiredAsync"/>
    public static async Task<TAnswer> PostRequiredAsync<TBody, TAnswer>(
        this HttpClient http, string path, TBody body, CancellationToken cancellationToken)
        where TAnswer : notnull
    {
        using HttpResponseMessage response = await http.PostAsJsonAsync(path, body, TypeOf<TBody>(), cancellationToken);
        return await ReadAsync<TAnswer>(response, cancellationToken);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken)
        where T : notnull
    {
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(TypeOf<T>(), cancellationToken)
            ?? throw new InvalidDataException($"{response.RequestMessage?.RequestUri} answered null.");
    }

    private static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)ServiceJson.Default.Options.GetTypeInfo(typeof(T));
}
