// program
using Polly;

using var http = new HttpClient { BaseAddress = new Uri("https://example.org") };
var retry = Policy.Handle<HttpRequestException>().WaitAndRetryAsync(3, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt)));

string page = await retry.ExecuteAsync(() => http.GetStringAsync("/"));
Console.WriteLine(page.Length);

foreach (string path in args)
{
    var response = await retry.ExecuteAsync(() => http.GetAsync(path));
    Console.WriteLine($"{path}: {response.StatusCode}");
}
