// program
using Polly;

using var http = new HttpClient { BaseAddress = new Uri("https://example.org") };
var retry = Policy.Handle<HttpRequestException>().WaitAndRetry(3, attempt => TimeSpan.FromSeconds(attempt));

string page = await retry.{|HA1014:Execute|}(async () => await http.GetStringAsync("/"));
string text = retry.Execute(() => File.ReadAllText("notes.txt"));
string other = retry.Execute(() => http.GetStringAsync("/other").GetAwaiter().GetResult());
Console.WriteLine(page.Length + text.Length + other.Length);
