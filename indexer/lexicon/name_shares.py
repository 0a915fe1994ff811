"""How common the commonest names are: what a small archive cannot know from itself.

Of 100,000 people at least so many bear a name. Origin: the name files of the
1990 census of the United States (public domain; given names of men and women
taken together), and, for family names that are more common elsewhere, the
editors' estimates from published rankings of China, India, Japan, Korea,
Vietnam, Singapore, Latin America and Europe.
"""

from __future__ import annotations

GIVEN_SHARES: dict[int, str] = {
    1000: """
        david james john mary michael robert william
    """,
    500: """
        charles christopher joseph linda patricia richard thomas
    """,
    200: """
        amanda amy andrew angela anna anthony barbara betty brenda brian carol cynthia daniel
        deborah debra dennis donald donna dorothy edward elizabeth eric frank gary george gregory
        helen jason jeffrey jennifer jerry jessica jose joshua karen kathleen kenneth kevin kimberly
        larry laura lisa margaret maria mark martha matthew melissa michelle nancy pamela paul
        raymond rebecca ronald ruth sandra sarah scott sharon shirley stephanie stephen steven susan
        timothy virginia walter
    """,
    100: """
        aaron adam alan albert alice andrea ann anne annie arthur ashley benjamin beverly billy
        bobby bonnie brandon bruce carl carlos carmen carolyn catherine cheryl chris christina
        christine connie craig crystal dale dawn denise diana diane doris douglas emily ernest
        eugene evelyn florence frances fred gerald gladys gloria harold harry heather henry howard
        irene jack jacqueline jamie jane janet janice jean jeremy jesse joan joe jonathan joyce juan
        judith judy julia julie justin katherine kathryn kathy keith kelly kim lawrence lee leslie
        lillian lois lori louis louise marie marilyn martin mildred nicholas nicole norma patrick
        paula peggy peter phillip phyllis rachel ralph randy rita robin roger rose roy ruby russell
        ryan samuel sara shannon shawn steve tammy teresa terry theresa tina todd tracy victor wanda
        wayne willie
    """,
    50: """
        alex alexander alfred alicia allen alma alvin amber ana angel anita annette antonio april
        audrey barry beatrice bernard bernice bertha beth bill bradley brittany bryan calvin carla
        carrie cathy chad charlotte cindy clara clarence clifford corey courtney curtis dan dana
        danielle danny darlene darrell dean debbie derek derrick dolores don dustin earl eddie edith
        edna edwin eileen elaine eleanor ella ellen elsie emma erica erin esther ethel eva floyd
        francis francisco frederick gail geraldine gertrude glenn gordon grace greg hazel herbert
        holly ida jackie jacob jay jeanette jeanne jeff jeffery jerome jessie jesus jill jim jimmy
        joann joanne joel johnny jon jorge josephine juanita june katie kristen kyle lauren laurie
        leo leon leonard leroy lewis lloyd loretta lorraine lucille lucy luis lynn manuel marcus
        mario marion marjorie marvin megan melanie melvin micheal michele miguel mike monica nathan
        norman oscar pauline pedro philip randall ray regina renee rhonda ricky roberta rodney
        ronnie rosa rosemary sally samantha sean sheila sherry stacey stacy stanley sue suzanne
        sylvia tara terri thelma theodore tiffany tim tom tommy tony tonya travis troy valerie
        vanessa veronica vicki victoria vincent vivian warren wendy wesley yolanda yvonne
    """,
    20: """
        ada adrian agnes alberta alberto alejandro alexis alfredo alison allan allison amelia andre
        andy angelo angie antoinette arlene armando arnold arturo austin becky belinda ben bessie
        beulah billie blanca blanche bob bobbie brad brandi brandy brent brett bridget byron cameron
        candace candice carole caroline casey cassandra cecil cecilia celia charlene charlie chester
        christian christy claire claude claudia clayton clifton clinton clyde cody colleen constance
        cora cory daisy darren darryl daryl dave deanna della delores dianne donnie dora doug duane
        dwayne dwight edgar eduardo elmer enrique erik erika erma eunice evan everett fannie faye
        felicia felix fernando flora frankie franklin freddie fredrick gabriel gayle gene geneva
        genevieve georgia gerard gilbert gina glen glenda guadalupe guy gwendolyn hannah harriet
        harvey hattie hector heidi herman hilda homer hugh ian inez iris irma isaac isabel ivan
        jacquelyn jaime jan janie jared javier jeannette jennie jenny jeremiah jimmie jo joanna jodi
        jody joey johnnie jordan joy juana julian julio julius kara karl karla katrina kay kayla
        kelli ken kent kerry kirk krista kristi kristin kristina kristine kristy kurt lance latoya
        leah lena leona lester leticia lillie lindsay lindsey lola lonnie luke lula luther luz lydia
        lynda lynne mabel madeline mae maggie mamie marc marcia margarita margie marguerite marian
        marianne marlene marsha marshall maryann mathew mattie maureen maurice max maxine melinda
        melody milton minnie miriam misty mitchell molly monique morgan morris myra myrtle naomi
        natalie natasha nathaniel neil nellie nelson nick nina nora olga oliver olivia opal otis pam
        pat patsy patty pearl penny perry priscilla rafael ramon ramona raul reginald rene ricardo
        rick roberto roland ron rosie ross roxanne ruben sabrina salvador sam sandy sergio seth
        shane shaun shelia shelley shelly sheri sherri sheryl sidney sonia sonya stella stuart susie
        tamara tanya ted terrance terrence toni tracey trevor tyler tyrone velma vera verna vernon
        vickie vicky viola violet virgil wade wallace wendell whitney willard wilma yvette zachary
    """,
}
"""Share in 100,000 -> given names at least so common, folded."""

FAMILY_SHARES: dict[int, str] = {
    1000: """
        kim lee li nguyen smith wang zhang
    """,
    500: """
        ahmed ali brown chan chen choi huang johnson jones khan kumar liu mohamed park singh tan
        tran williams wong wu yang zhao zhou
    """,
    200: """
        ahmad anderson cheung cho clark das davis gao garcia gonzalez guo gupta hall harris hassan
        hernandez ho hoang hu hussain ibrahim ivanov jackson jung kang lam lau le lewis lim lin
        lopez luo ma martin martinez miller moore muller ng oliveira patel perez pham phan ramirez
        robinson rodriguez rossi sanchez santos schmidt shah sharma silva souza sun taylor thomas
        thompson vu walker white wilson xu zheng zhu
    """,
    100: """
        adams agarwal allen andersson bailey baker begum bell bernard brooks campbell carter chua
        chung cohen collins cook cooper cox dubois edwards evans fung goh gray green hansen hill
        howard islam ito jain james jansen johansson kelly king kobayashi koh kowalski kwok leung
        levy mehta mishra mitchell morgan morris murphy nakamura nelson nielsen novak nowak ong
        parker peterson phillips rahman rao reddy reed richardson rivera roberts rogers sanders sato
        scott stewart suzuki takahashi tanaka tang teo torres turner verma ward watanabe watson
        wright yamamoto yip young yu yuen
    """,
    50: """
        alexander andrews armstrong arnold austin barnes bennett berry black boyd bradley bryant
        burns butler carpenter carr carroll castillo chapman chavez cole coleman crawford cruz
        cunningham daniels diaz dixon duncan dunn elliott ellis ferguson fields fisher flores ford
        foster fox franklin freeman gardner gibson gomez gonzales gordon graham grant greene griffin
        gutierrez hamilton harper harrison hart hawkins hayes henderson henry hicks holmes hudson
        hughes hunt hunter jenkins jordan kelley kennedy knight lane lawrence lawson long marshall
        mason matthews mcdonald mills morales murray myers nichols oliver olson ortiz owens palmer
        patterson payne perkins perry peters pierce porter powell price ramos ray reyes reynolds
        rice riley robertson rose ross ruiz russell ryan shaw simmons simpson sims snyder spencer
        stephens stevens stone sullivan tucker vasquez wagner wallace warren washington watkins
        weaver webb wells west wheeler willis wood woods
    """,
    20: """
        abbott acosta adkins aguilar allison alvarado alvarez anthony atkins ayala baldwin ball
        ballard banks barber barker barnett barrett barton bass bates baxter beasley beck becker
        benson bishop blair blake bond boone booth bowen bowers bowman bradford brady brewer bridges
        briggs brock bruce bryan buchanan bullock burgess burke burnett burton bush byrd cain
        caldwell calhoun cameron cannon carlson carson casey castro chambers chandler charles chase
        christensen christian clarke clay clayton cline cobb cochran collier colon combs conley
        conner contreras copeland cortez craig cross cummings curry curtis daniel davenport davidson
        dawson day dean deleon delgado dennis dickerson dominguez dorsey douglas doyle drake duran
        dyer eaton erickson espinoza estrada farmer fernandez figueroa fischer fitzgerald fleming
        fletcher flowers floyd flynn fowler francis frank frazier french fuller gaines gallagher
        garner garrett garrison garza gates george gibbs gilbert gill gilmore glenn glover goodman
        goodwin graves greer gregory griffith grimes gross guerrero guzman hale hammond hampton
        hancock hanson hardy harmon harrell harrington hartman harvey haynes heath hensley herrera
        hess higgins hines hodge hodges hoffman hogan holland holloway holt hood hoover hopkins horn
        horton houston howell hubbard huff huffman humphrey hutchinson ingram jacobs jefferson
        jennings jensen jimenez johnston joseph keith keller kemp kirby kirk klein kramer lamb
        lambert lang larsen larson leonard lester lindsey little lloyd logan love lowe lucas luna
        lynch lyons mack maldonado malone mann manning marquez marsh massey mathews mathis maxwell
        may mcbride mccarthy mcclain mccormick mccoy mcdaniel mcgee mcguire mckenzie mckinney
        mclaughlin medina melton mendez mendoza meyer meyers miles molina monroe montgomery moody
        moran moreno morrison morrow morton mosley moss mueller mullins munoz nash navarro neal
        newman newton nicholson norman norris norton nunez obrien oconnor olsen oneal ortega osborne
        owen padilla page parks parrish parsons patrick patton paul pearson pena petersen phelps
        pittman pitts poole pope potter powers pratt quinn ramsey randall reese reeves reid rhodes
        richard richards rios robbins roberson robles rodgers rodriquez roman romero rowe roy
        salazar sandoval santiago saunders savage sawyer schneider schroeder schultz schwartz
        shaffer sharp shelton shepherd sherman shields short simon singleton skinner small snow soto
        sparks stanley steele stevenson stokes strickland summers sutton swanson tate terry thornton
        todd townsend tyler underwood valdez vargas vaughn vazquez vega vincent wade wall walsh
        walters walton ware warner waters watts weber webster welch whitaker whitehead wiggins
        wilcox wiley wilkerson wilkins williamson wise wolf wolfe woodard wyatt yates zimmerman
    """,
    10: """
        acevedo aguirre akers albert alford alston ames amos andersen andrade archer arias arrington
        arroyo arthur ashley atkinson avery avila ayers bacon baird barlow barr barrera barron barry
        bartlett battle bauer beach bean beard beatty belcher beltran bender benjamin bentley benton
        berg berger bergeron best bingham bird blackburn blackwell blanchard bland blankenship
        blanton blevins blue boggs bolden bolton bonilla bonner booker boucher bowden bowling boyce
        boyer boyle bradshaw branch brandon brandt braun bray brennan bright britt britton broussard
        browning buck buckley buckner bunch burch burks burris burt butts byers byrne cabrera
        calderon callahan camacho camp campos cantrell cantu cardenas carey carlton carney carrillo
        cartwright carver case cash castaneda cervantes chamberlain chaney chang chappell cherry
        childers childress childs christopher church cisneros clement clements clemons cleveland
        clifton coffey coffman compton connor conrad conway cooke cooley corbett corbin cordova
        correa costa costello cote cotton couch courtney covington cowan crabtree craft cramer crane
        crockett crosby crouch crow crowe crowley crum cuevas dailey dale dalton daugherty david
        davies davila decker dejesus delacruz delaney delarosa dempsey denton dickey dickinson
        dickson dillard dillon dodd dodson donahue donaldson donovan dooley dotson dougherty downey
        downing downs dudley duffy duke dunbar dunlap durham dye elder eldridge elkins ellison
        elmore emerson emery england english ervin erwin escobar espinosa estes everett ewing farley
        farrell farris faulkner felix ferrell field finch finley fitzpatrick flanagan foley fontenot
        forbes foreman forrest franco franks frederick frey friedman fritz frost fry frye fuentes
        fulton gagnon gallegos galloway galvan gamble garland gary gay gentry gibbons giles
        gillespie gilliam glass godfrey goff goins goldberg golden goldstein good gore gorman goss
        gould grace grady greenwood gregg griggs groves guerra gunn gunter guthrie guy haas hahn
        haines haley hamm haney hanna harden hardin harding hartley hastings hatcher hatfield hayden
        hays head heard hebert helms hendricks hendrickson hendrix henson herbert herman herring
        herron hester hewitt hickey hickman hilliard hilton hinkle hinton hobbs holcomb holden
        holder holley hollis holman hooper hopper horne hoskins house howe huber hull hurley hurst
        hurt hutchins hyde ibarra irwin ivey jacobson jamison jarvis john johns joyce joyner juarez
        justice kaiser kane katz kaufman kendall kendrick kent kerr kessler key kidd kimball kinney
        kirkland kirkpatrick kline knapp knowles knox koch krause krueger kuhn lacy lake lancaster
        landry langley lara latham law leach leblanc lehman leon leslie levine lindsay livingston
        locke lockhart lord lott lowery lowry lozano lucero lugo lutz lynn lyon macdonald macias
        mackey madden maddox madison magee mahoney maloney manley manuel marks mata mayer mayes
        mayfield maynard mayo mays mcallister mccabe mccall mccann mccarty mcclure mcconnell mccray
        mccullough mcdermott mcdowell mcelroy mcfadden mcfarland mcghee mcgill mcginnis mcgowan
        mcgrath mcintosh mcintyre mckay mckee mcknight mclean mcleod mcmahon mcmillan mcneil
        mcpherson meade meadows meeks mejia melendez mercado mercer merrill merritt michael
        middleton milligan milton minor miranda mobley montes montoya moon mooney mora morin morse
        moser moses moyer mullen muniz nance neely newell newsome nieves nix nixon noble noel nolan
        norwood numbers ochoa oconnell odell odom odonnell oneil oneill orozco orr osborn pace
        pacheco pagan paige pate payton pearce peck pennington petty phipps pickett pierson pike
        pineda plummer poe polk pollard ponce potts preston prince pritchard proctor pruitt pryor
        puckett pugh quinones rainey randolph rangel rankin rasmussen ratliff raymond reece reilly
        reyna rich richmond riddle riggs ritter rivas rivers roach rocha roe rojas rollins rosa
        rosado rosales rosario roth rouse rowland rubio rucker rush russo rutherford rutledge salas
        salinas sampson samuels sanford santana sargent schaefer schmitt sears self sellers serrano
        sewell sexton seymour shafer shannon sharpe shea shepard sheppard shirley shoemaker simms
        sinclair slater slaughter sloan smart snell snider solis solomon sosa spears spence spivey
        springer stafford stanford stanton stark starr stein stephenson sterling steward stinson
        stout strong stroud stuart suarez swain sweeney sweet sykes talley tanner tapia tatum teague
        terrell thurman tillman tipton tolbert tracy travis trent trevino trujillo tuttle tyson
        valencia valentine valenzuela vance vang vaughan velasquez velazquez velez vickers vigil
        villa villanueva villarreal vinson walden waller walls walter webber weeks weiss welsh
        werner weston whaley whitfield whitley whitney wilder wilkinson william wills winston winter
        winters witt womack woodruff woodward wooten workman worley wynn yarbrough yoder york zamora
        zuniga
    """,
}
"""Share in 100,000 -> family names at least so common, folded."""
