// program
var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
var todos = new List<string>();
app.MapGet("/todos", () => todos);
app.MapPost("/todos", (string title) =>
{
    lock (todos)
    {
        todos.Add(title);
    }

    return Results.Created($"/todos/{todos.Count}", title);
});
app.{|HA3001:Run|}();
